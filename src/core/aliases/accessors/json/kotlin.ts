/** A complete reader of JSON for Kotlin, a class beside the accessor's object. */
export const kotlinJson: string = String.raw`
/** Reads RFC 8259 in full; what is neither object, array nor string is checked and dropped. */
private class Json(private val text: String) {
    private var at = 0

    fun read(): Any? {
        val value = value()
        skipSpace()
        return if (at == text.length) value else unexpected()
    }

    private fun value(): Any? {
        skipSpace()
        return when (peek()) {
            '{' -> members()
            '[' -> items()
            '"' -> string()
            else -> word()
        }
    }

    private fun members(): Map<String, Any?> {
        val members = LinkedHashMap<String, Any?>()
        expect('{')
        if (accept('}')) return members
        do {
            skipSpace()
            val name = string()
            expect(':')
            members[name] = value()
        } while (accept(','))
        expect('}')
        return members
    }

    private fun items(): List<Any?> {
        val items = ArrayList<Any?>()
        expect('[')
        if (accept(']')) return items
        do items.add(value()) while (accept(','))
        expect(']')
        return items
    }

    private fun string(): String {
        val result = StringBuilder()
        expect('"')
        while (peek() != '"') {
            val c = peek() ?: unexpected()
            if (c < ' ') unexpected()
            at++
            result.append(if (c == '\\') escaped() else c)
        }
        at++
        return result.toString()
    }

    private fun escaped(): Char {
        val known = peek()?.let { "\"\\/bfnrt".indexOf(it) } ?: -1
        if (known >= 0) {
            at++
            return "\"\\/\b\u000c\n\r\t"[known]
        }
        val digits = text.drop(at).take(5)
        if (!Regex("u[0-9a-fA-F]{4}").matches(digits)) unexpected()
        at += 5
        return digits.drop(1).toInt(16).toChar()
    }

    private fun word(): Any? {
        val end = generateSequence(at) { it + 1 }.first { text.getOrNull(it)?.let { c -> c.isLetterOrDigit() || c in "+-." } != true }
        if (!WORD.matches(text.substring(at, end))) unexpected()
        at = end
        return null
    }

    private fun expect(wanted: Char) {
        if (!accept(wanted)) unexpected()
    }

    private fun accept(wanted: Char): Boolean {
        skipSpace()
        return (peek() == wanted).also { if (it) at++ }
    }

    private fun skipSpace() {
        while (at < text.length && text[at] in " \t\r\n") at++
    }

    private fun peek(): Char? = text.getOrNull(at)

    private fun unexpected(): Nothing = throw IllegalArgumentException("unexpected text at character $at")

    private companion object {
        val WORD = Regex("true|false|null|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?")
    }
}
`;
