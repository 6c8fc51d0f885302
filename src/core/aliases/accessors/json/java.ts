/** A complete reader of JSON for Java, a class within the accessor's. */
export const javaJson: string = String.raw`
    /** Reads RFC 8259 in full; what is neither object, array nor string is checked and dropped. */
    private static final class Json {
        private static final Pattern WORD =
                Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static Object parse(String text) {
            Json json = new Json(text);
            Object value = json.value();
            json.skipSpace();
            if (json.at < text.length()) {
                throw json.unexpected();
            }
            return value;
        }

        private Object value() {
            skipSpace();
            switch (peek()) {
                case '{':
                    return object();
                case '[':
                    return array();
                case '"':
                    return string();
                default:
                    return word();
            }
        }

        private Map<String, Object> object() {
            Map<String, Object> members = new LinkedHashMap<>();
            expect('{');
            if (!accept('}')) {
                do {
                    skipSpace();
                    String name = string();
                    expect(':');
                    members.put(name, value());
                } while (accept(','));
                expect('}');
            }
            return members;
        }

        private List<Object> array() {
            List<Object> items = new ArrayList<>();
            expect('[');
            if (!accept(']')) {
                do {
                    items.add(value());
                } while (accept(','));
                expect(']');
            }
            return items;
        }

        private String string() {
            StringBuilder result = new StringBuilder();
            expect('"');
            while (peek() != '"') {
                char c = peek();
                if (c < ' ') {
                    throw unexpected();
                }
                at++;
                result.append(c == '\\' ? escaped() : c);
            }
            at++;
            return result.toString();
        }

        private char escaped() {
            int known = "\"\\/bfnrt".indexOf(peek());
            if (known >= 0) {
                at++;
                return "\"\\/\b\f\n\r\t".charAt(known);
            }
            int end = Math.min(at + 5, text.length());
            if (!text.substring(at, end).matches("u[0-9a-fA-F]{4}")) {
                throw unexpected();
            }
            at = end;
            return (char) Integer.parseInt(text.substring(end - 4, end), 16);
        }

        private Object word() {
            Matcher word = WORD.matcher(text).region(at, text.length());
            if (!word.lookingAt()) {
                throw unexpected();
            }
            at = word.end();
            return null;
        }

        private void expect(char wanted) {
            if (!accept(wanted)) {
                throw unexpected();
            }
        }

        private boolean accept(char wanted) {
            skipSpace();
            boolean there = peek() == wanted;
            at += there ? 1 : 0;
            return there;
        }

        private void skipSpace() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        /** The next character; at the end, one that stands nowhere in JSON. */
        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private IllegalArgumentException unexpected() {
            return new IllegalArgumentException("unexpected text at character " + at);
        }
    }
`;
