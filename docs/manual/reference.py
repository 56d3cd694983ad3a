# SPDX-License-Identifier: MIT
"""The page of the interface, from what Doxygen read in the header (XML), in the header's order."""
import html
import itertools
import pathlib
import re
import xml.etree.ElementTree as ElementTree


def line_of(element):
    return int(element.find("location").get("line"))


class Reference:
    """names: what can be linked to, and what it is. body and contents: the page, and its outline."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.names, self.by_id = {}, {}
        sections = [self.load(path.stem) for path in sorted(self.folder.glob("group__*.xml"))]
        sections = [(group, sorted(self.items(group), key=line_of)) for group in sections]
        sections.sort(key=lambda section: line_of(section[1][0]))
        self.contents = []
        parts = ["<h1>The interface</h1>", self.text(self.load("smtpath_8h").find("detaileddescription"))]
        for group, items in sections:
            title, anchor = group.findtext("title"), group.findtext("compoundname").replace("_", "-")
            parts.append(f'<h2 id="{anchor}">{html.escape(title)}</h2>')
            parts.append(self.text(group.find("briefdescription")) + self.text(group.find("detaileddescription")))
            parts.extend(self.told(items))
            self.contents.append((2, anchor, title))
            self.contents.extend((3, self.name(item), self.name(item)) for item in items)
        self.body = "\n".join(parts)

    def load(self, name):
        return ElementTree.parse(self.folder / (name + ".xml")).getroot().find("compounddef")

    def items(self, group):
        """The functions, enumerations, macros and structures of a section."""
        found = [member for member in group.iter("memberdef")]
        found += [self.load(inner.get("refid")) for inner in group.findall("innerclass")]
        for item in found:
            kind = item.get("kind")
            self.register(item.get("id"), self.name(item), {"define": "macro", "struct": "struct"}.get(kind, kind))
            for value in item.findall("enumvalue"):
                self.register(value.get("id"), value.findtext("name"), "enumerator")
        return found

    def register(self, identifier, name, kind):
        self.names[name] = kind
        self.by_id[identifier] = name

    @staticmethod
    def name(item):
        return item.findtext("name") or item.findtext("compoundname")

    # ---- Text -----------------------------------------------------------------------------------------------

    def text(self, element):
        """What is inside an element, as HTML."""
        if element is None:
            return ""
        out = self.plain(element.text)
        for child in element:
            out += self.element(child) + self.plain(child.tail)
        return out.strip() if element.tag == "para" else out

    @staticmethod
    def plain(text):
        """Two spaces in an example are two."""
        return re.sub(r"(?<=\S)(?: ( +))(?=\S)", lambda found: " " + "&nbsp;" * len(found[1]), html.escape(text or "", quote=False))

    def element(self, child):
        if child.tag == "simplesect":
            slots = "".join(self.text(part) for part in child.findall("para"))
            return f'<dl class="slot"><dt>{child.findtext("title")}</dt><dd>{slots}</dd></dl>'
        inside = self.text(child)
        if child.tag == "para":
            block = any(part.tag in ("simplesect", "verbatim") for part in child)
            return inside if block else f"<p>{inside}</p>" if inside else ""
        if child.tag == "ref":
            name = self.by_id.get(child.get("refid"))
            return f'<a href="#{name}"><code>{inside}</code></a>' if name else inside
        if child.tag == "ulink":
            return f'<a href="{html.escape(child.get("url"))}"><code>{inside}</code></a>'
        if child.tag == "computeroutput":
            return f"<code>{inside}</code>"
        if child.tag == "verbatim":
            return f"<pre>{html.escape(child.text.strip(chr(10)), quote=False)}</pre>"
        raise ValueError(f"the manual does not know how to show <{child.tag}>")

    def about(self, item):
        brief, detail = (self.text(item.find(tag)) for tag in ("briefdescription", "detaileddescription"))
        if not (brief + detail).strip():
            raise ValueError(f"{self.name(item)} has no documentation")
        return re.sub(r"</p>\s*<p>", " ", brief + detail, count=1)

    def remark(self, item):
        """What stands beside a member or an enumerator; Doxygen puts a full stop behind a phrase."""
        text = self.about(item) if item.tag == "memberdef" else \
            self.text(item.find("briefdescription"))
        return text if ". " in text else text.replace(".</p>", "</p>")

    # ---- Declarations ---------------------------------------------------------------------------------------

    def typed(self, kind, name):
        """"const char *" and "line", as one declares them."""
        out = self.text(kind).strip().replace("<code>", "").replace("</code>", "").replace(" *", " *")
        return out + ("" if out.endswith("*") else " ") + name

    def function(self, item):
        parameters = [self.typed(p.find("type"), p.findtext("declname") or "") + html.escape(p.findtext("array") or "")
                      for p in item.findall("param")]
        name = self.name(item)
        head = self.typed(item.find("type"), f"<b>{name}</b>")
        if len(parameters) > 2:
            return head + "(\n    " + ",\n    ".join(parameters) + ")"
        return head + "(" + (", ".join(parameters) or "void") + ")"

    def rows(self, rows):
        return "<table class=members>" + "".join(
            f"<tr{anchor}><td><code>{name}</code><td>{about}" for anchor, name, about in rows) + "</table>"

    def head(self, item):
        """The declaration, as one line or several."""
        kind, name = item.get("kind"), self.name(item)
        if kind == "function":
            return self.function(item)
        if kind in ("enum", "struct"):
            return f"{kind} <b>{name}</b>"
        parameters = [p.findtext("defname") for p in item.findall("param")]
        value = item.findtext("initializer") or ""
        return f"#define <b>{name}</b>" + (f"({', '.join(parameters)})" if parameters else " " + html.escape(value, quote=False))

    def members(self, item):
        if item.get("kind") == "enum":
            return self.rows(
                (f' id="{value.findtext("name")}"', value.findtext("name") + self.value(value),
                 self.remark(value))
                for value in item.findall("enumvalue"))
        if item.get("kind") == "struct":
            return self.rows(
                ("", self.typed(member.find("type"), f"<b>{self.name(member)}</b>") +
                 html.escape(member.findtext("argsstring") or ""), self.remark(member))
                for member in item.iter("memberdef"))
        return ""

    def told(self, items):
        """Each declaration with what it says and what is in it; those that say the same in a row stand together."""
        for text, row in itertools.groupby(items, key=self.about):
            row = list(row)
            parts = [f'<pre class=declaration id="{self.name(item)}">{self.head(item)}</pre>{self.members(item)}' for item in row]
            if len(row) == 1:
                parts = [f'<pre class=declaration id="{self.name(row[0])}">{self.head(row[0])}</pre>', text, self.members(row[0])]
                text = ""
            yield "<section>" + "".join(parts) + text + "</section>"

    @staticmethod
    def value(enumvalue):
        return html.escape(" " + enumvalue.findtext("initializer")) if enumvalue.find("initializer") is not None else ""
