/** A complete reader of JSON for C# without System.Text.Json, a class within the accessor's. */
export const csharpJson: string = String.raw`
    /// <summary>Reads RFC 8259 in full; what is neither object, array nor string is checked and dropped.</summary>
    private sealed class Json
    {
        private static readonly Regex Word =
            new Regex(@"\G(true|false|null|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?)");
        private readonly string text;
        private int at;

        private Json(string text)
        {
            this.text = text;
        }

        public static object Parse(string text)
        {
            var json = new Json(text);
            var value = json.Value();
            json.SkipSpace();
            return json.at == text.Length ? value : throw json.Unexpected();
        }

        private object Value()
        {
            SkipSpace();
            switch (Peek())
            {
                case '{':
                    return Members();
                case '[':
                    return Items();
                case '"':
                    return String();
                default:
                    return Skip();
            }
        }

        private Dictionary<string, object> Members()
        {
            var members = new Dictionary<string, object>();
            Expect('{');
            if (Accept('}'))
            {
                return members;
            }
            do
            {
                SkipSpace();
                var name = String();
                Expect(':');
                members[name] = Value();
            }
            while (Accept(','));
            Expect('}');
            return members;
        }

        private List<object> Items()
        {
            var items = new List<object>();
            Expect('[');
            if (Accept(']'))
            {
                return items;
            }
            do
            {
                items.Add(Value());
            }
            while (Accept(','));
            Expect(']');
            return items;
        }

        private string String()
        {
            var result = new StringBuilder();
            Expect('"');
            while (Peek() != '"')
            {
                var c = Peek();
                if (c < ' ')
                {
                    throw Unexpected();
                }
                at++;
                result.Append(c == '\\' ? Escaped() : c);
            }
            at++;
            return result.ToString();
        }

        private char Escaped()
        {
            var known = "\"\\/bfnrt".IndexOf(Peek());
            if (known >= 0)
            {
                at++;
                return "\"\\/\b\f\n\r\t"[known];
            }
            if (Peek() != 'u' || at + 5 > text.Length || !text.Skip(at + 1).Take(4).All(Uri.IsHexDigit))
            {
                throw Unexpected();
            }
            at += 5;
            return (char)Convert.ToInt32(text.Substring(at - 4, 4), 16);
        }

        /// <summary>A number, true, false or null.</summary>
        private object Skip()
        {
            var word = Word.Match(text, at);
            if (!word.Success)
            {
                throw Unexpected();
            }
            at += word.Length;
            return null;
        }

        private void Expect(char wanted)
        {
            if (!Accept(wanted))
            {
                throw Unexpected();
            }
        }

        private bool Accept(char wanted)
        {
            SkipSpace();
            var there = Peek() == wanted;
            at += there ? 1 : 0;
            return there;
        }

        private void SkipSpace()
        {
            while (at < text.Length && " \t\r\n".IndexOf(text[at]) >= 0)
            {
                at++;
            }
        }

        /// <summary>The next character; at the end, one that stands nowhere in JSON.</summary>
        private char Peek() => at < text.Length ? text[at] : '\0';

        private FormatException Unexpected() => new FormatException($"unexpected text at character {at}");
    }
`;
