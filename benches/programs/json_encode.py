"""An encoder of nested data as JSON, and the decoder that reads it back."""
import sys

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def encode_string(text):
    for character in text:
        if character in ESCAPES:
            return '"' + "".join([ESCAPES.get(c, c) for c in text]) + '"'
    return '"' + text + '"'


def encode(value, out):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append(encode_string(value))
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, dict):
        separator = "{"
        for key, item in value.items():
            out.append(separator)
            out.append(encode_string(key))
            out.append(":")
            encode(item, out)
            separator = ","
        out.append("}" if value else "{}")
    else:
        separator = "["
        for item in value:
            out.append(separator)
            encode(item, out)
            separator = ","
        out.append("]" if value else "[]")


class Decoder:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def value(self):
        text = self.text
        c = text[self.at]
        if c == "{":
            result = {}
            self.at += 1
            while text[self.at] != "}":
                key = self.string()
                self.at += 1
                result[key] = self.value()
                if text[self.at] == ",":
                    self.at += 1
            self.at += 1
            return result
        if c == "[":
            items = []
            self.at += 1
            while text[self.at] != "]":
                items.append(self.value())
                if text[self.at] == ",":
                    self.at += 1
            self.at += 1
            return items
        if c == '"':
            return self.string()
        for word, value in (("null", None), ("true", True), ("false", False)):
            if text.startswith(word, self.at):
                self.at += len(word)
                return value
        end = self.at
        while end < len(text) and text[end] in "-+.e0123456789":
            end += 1
        number = text[self.at:end]
        self.at = end
        return float(number) if "." in number or "e" in number else int(number)

    def string(self):
        text = self.text
        end = text.index('"', self.at + 1)
        if "\\" not in text[self.at:end]:
            result = text[self.at + 1:end]
            self.at = end + 1
            return result
        out = []
        i = self.at + 1
        while text[i] != '"':
            if text[i] == "\\":
                i += 1
                out.append({"n": "\n", "t": "\t"}.get(text[i], text[i]))
            else:
                out.append(text[i])
            i += 1
        self.at = i + 1
        return "".join(out)


def document(n):
    return {
        "records": [
            {"id": i, "name": f"name {i}", "score": i / 8, "tags": ["a", "b\t", str(i)], "ok": i % 2 == 0, "none": None}
            for i in range(n)
        ],
        "empty": {},
        "text": 'say "hi"\n',
    }


def main(rounds):
    data = document(200)
    length = 0
    for _ in range(rounds):
        out = []
        encode(data, out)
        text = "".join(out)
        length += len(text)
        assert Decoder(text).value() == data
    print(length)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 280)
