"""The addresses of the chat desk; what is said never stands in one."""

from django.urls import path

from baken.intake.chat.views import desk, kept, talk

urlpatterns = [
    path("chat/", desk.desk, name="chat-desk"),
    path("chat/lijsten/", desk.lists, name="chat-lists"),
    path("chat/aantal/", desk.count, name="chat-count"),
    path("chat/mag-horen/", desk.may_hear, name="chat-may-hear"),
    path("chat/dienst/aan/", desk.begin_duty, name="chat-begin-duty"),
    path("chat/dienst/af/", desk.end_duty, name="chat-end-duty"),
    path("chat/dienst/over/", desk.hand_over, name="chat-hand-over"),
    path("chat/dienst/<int:pk>/neem-over/", desk.take_over, name="chat-take-over"),
    path("chat/teksten/", kept.texts, name="chat-kept"),
    path("chat/neem/", desk.accept, name="chat-accept"),
    path("chat/<slug:body>/na/<int:after>/", talk.news, name="chat-after"),
    path("chat/<slug:body>/zeg/", talk.say, name="chat-say"),
    path("chat/<slug:body>/opnieuw/", talk.say_again, name="chat-again"),
    path("chat/<slug:body>/typt/", talk.typing, name="chat-typing"),
    path("chat/<slug:body>/bewaar/", kept.hold, name="chat-hold"),
    path("chat/<slug:body>/zelfde/", talk.give_text_back, name="chat-same"),
    path("chat/<slug:body>/sluit/", talk.close, name="chat-close"),
]
