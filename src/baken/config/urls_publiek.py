"""The addresses of the public site: every page in Dutch, and in English under /en/."""

from django.urls import path

from baken.publiek import views
from baken.publiek.leaflets import CHAT, ENGLISH, LEAFLETS, TERUGBELLEN

handler400 = views.bad_request
handler404 = views.not_found
handler500 = views.server_error

urlpatterns = [
    path(f"{prefix}{leaflet.path}", views.show_leaflet, {"leaflet": leaflet})
    for prefix in ("", ENGLISH)
    for leaflet in LEAFLETS
    if leaflet not in (CHAT, TERUGBELLEN)
]
urlpatterns += [path(f"{prefix}{CHAT.path}", views.show_chat) for prefix in ("", ENGLISH)]
urlpatterns.append(path("files/<str:name>", views.send_file))
