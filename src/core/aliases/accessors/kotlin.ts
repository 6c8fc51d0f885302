import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';
import type { AccessorLanguage, JsonLibrary } from './accessor.ts';
import { kotlinJson } from './json/kotlin.ts';
import { classNameOf, listed, withLineEnds } from './layout.ts';
import { addToList } from './stringList.ts';

/** `ModelAliases.model(name: String): String`, for Kotlin 1.3 and later on the JVM. */
export const kotlinAccessor: AccessorLanguage = {
  id: 'kotlin',
  grammar: 'kotlin',
  generate: (aliases, { path, namespace, json }, style) => withLineEnds(code(aliases, classNameOf(path), namespace, readers[json] ?? ownReader), style),
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
    const property = root.descendantsOfType('property_declaration').find((node) => node.descendantsOfType('variable_declaration')[0]?.text === 'aliases');
    const list = property?.descendantsOfType('value_arguments')[0];
    if (list === undefined) return undefined;
    return addToList(list, text, alias, { entries: ['value_argument'], open: 1, quote: '"', separator: ', ' });
  },
};

type Reader = { readonly imports: readonly string[]; readonly parse: string; readonly members: string; readonly json: string };

const ownReader: Reader = { imports: [], parse: 'Json(text).read()', members: '', json: kotlinJson };

/** What turns `text` into maps, lists and strings. */
const readers: Readonly<Partial<Record<JsonLibrary, Reader>>> = {
  jackson: {
    imports: ['com.fasterxml.jackson.databind.DeserializationFeature', 'com.fasterxml.jackson.databind.ObjectMapper'],
    parse: `ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readValue(text, Any::class.java)`,
    members: '', json: '',
  },
  gson: {
    imports: ['com.google.gson.Gson', 'com.google.gson.stream.JsonReader'],
    parse: 'parse(text)',
    members: `
    private fun parse(text: String): Any? {
        val reader = JsonReader(text.reader())
        return Gson().getAdapter(Any::class.java).read(reader).also { reader.peek() } // Throws where something follows.
    }
`,
    json: '',
  },
  'kotlinx.serialization': {
    imports: ['kotlinx.serialization.json.Json', 'kotlinx.serialization.json.JsonElement', 'kotlinx.serialization.json.JsonObject', 'kotlinx.serialization.json.JsonPrimitive'],
    parse: 'plain(Json.parseToJsonElement(text))',
    members: `
    private fun plain(value: JsonElement): Any? = when {
        value is JsonObject -> value.mapValues { (_, member) -> plain(member) }
        value is JsonPrimitive && value.isString -> value.content
        else -> null
    }
`,
    json: '',
  },
};

const imports = ['java.io.File'];

function code(aliases: readonly string[], className: string, packageName: string, reader: Reader): string {
  return String.raw`${packageName === '' ? '' : `package ${packageName}\n\n`}${[...imports, ...reader.imports].toSorted().map((name) => `import ${name}\n`).join('')}
/**
 * Which model an alias stands for. Made by Promptshift.
 *
 * models.config.json decides. A change there, or of the alias's environment variable, holds from the next start.
 */
object ${className} {
    /** The aliases this code uses; all are looked up when the object is first used. */
    private val aliases = listOf(${listed(aliases, { indent: '    ', width: 80 }).replace(/,(?=\n\s*$)/, '')})

    private val path = findConfig()
    private val known = readConfig()

    init {
        aliases.forEach { find(it) }
    }

    /** The id of the model that an alias stands for. */
    @JvmStatic
    fun model(name: String): String {
        val alias = find(name)
        val here = variable("PROMPTSHIFT_ENV")?.let { alias.member("environments").member(it).member("default") }
        return (alias.member("env") as? String)?.let { variable(it) } ?: here as? String ?: alias["default"] as String
    }

    private fun find(name: String): Map<*, *> {
        val alias = requireNotNull(known[name]) {
            "There is no model alias \"$name\" in $path; it has ${'${known.keys.joinToString()}'}"
        }
        require(alias is Map<*, *> && alias["default"] is String) {
            "The model alias \"$name\" in $path has no \"default\""
        }
        return alias
    }

    private fun readConfig(): Map<*, *> {
        try {
            val text = path.readText().removePrefix("\uFEFF")
            val config = ${reader.parse}
            return checkNotNull(config.member("aliases") as? Map<*, *>) { "it has no aliases" }
        } catch (e: Exception) {
            throw IllegalStateException("$path cannot be read: $e", e)
        }
    }

    /** MODELS_CONFIG, else upward from the classes or jar of this program, else upward from the working directory. */
    private fun findConfig(): File {
        variable("MODELS_CONFIG")?.let { return File(it).absoluteFile }
        // A jar in a jar, or a class made at run time, lies in no folder.
        val own = runCatching { File(javaClass.protectionDomain.codeSource.location.toURI()) }.getOrNull()
        val starts = listOfNotNull(own, File("").absoluteFile)
        return starts.asSequence()
            .flatMap { start -> generateSequence(start) { it.parentFile } }
            .map { it.resolve("models.config.json") }
            .firstOrNull { it.isFile }
            ?: error("There is no models.config.json in ${'${starts.joinToString(" or ")}'} or above; set MODELS_CONFIG to its path")
    }

    private fun variable(name: String): String? = System.getenv(name)?.ifEmpty { null }

    private fun Any?.member(name: String): Any? = (this as? Map<*, *>)?.get(name)
${reader.members}}
${reader.json}`;
}
