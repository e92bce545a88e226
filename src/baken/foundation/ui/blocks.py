"""The one block tag with two slots: a panel, and the buttons in its head."""

from typing import Any

from django.template import Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.text import slugify

from baken.foundation.ui.markup import panel_html


class PanelNode(Node):
    """A panel: head with title, count and actions, then the body."""

    child_nodelists = ("body", "actions")

    def __init__(
        self,
        *,
        title: FilterExpression,
        options: dict[str, FilterExpression],
        body: NodeList,
        actions: NodeList,
    ) -> None:
        self.title = title
        self.options = options
        self.body = body
        self.actions = actions

    def render(self, context: Context) -> str:
        title = self.title.resolve(context)
        options: dict[str, Any] = {k: v.resolve(context) for k, v in self.options.items()}
        options.setdefault("id", f"p-{slugify(title)}")
        return panel_html(
            title,
            body=self.body.render(context),
            actions=self.actions.render(context),
            **options,
        )


def panel(parser: Parser, token: Token) -> PanelNode:
    """Compile `{% panel "Titel" id="x" count=3 now=True body=True %}…{% endpanel %}`."""
    _name, *rest = token.split_contents()
    if not rest:
        raise TemplateSyntaxError("panel needs a title")
    title = parser.compile_filter(rest.pop(0))
    options = token_kwargs(rest, parser)
    if rest:
        raise TemplateSyntaxError(f"panel does not know {rest!r}")
    body = parser.parse(("panelactions", "endpanel"))
    actions = NodeList()
    if parser.next_token().contents == "panelactions":
        actions = parser.parse(("endpanelactions",))
        parser.delete_first_token()
        body.extend(parser.parse(("endpanel",)))
        parser.delete_first_token()
    return PanelNode(title=title, options=options, body=body, actions=actions)
