import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';
import type { AccessorLanguage, JsonLibrary } from './accessor.ts';
import { javaJson } from './json/java.ts';
import { classNameOf, listed, withLineEnds } from './layout.ts';
import { addToList } from './stringList.ts';

/** `public static String model(String name)`, for Java 8 and later. */
export const javaAccessor: AccessorLanguage = {
  id: 'java',
  grammar: 'java',
  generate: (aliases, { path, namespace, json }, style) => withLineEnds(code(aliases, classNameOf(path), namespace, readers[json] ?? ownReader), style),
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
    const declarator = root.descendantsOfType('variable_declarator').find((node) => node.childForFieldName('name')?.text === 'ALIASES');
    const list = declarator?.descendantsOfType('argument_list')[0];
    if (list === undefined) return undefined;
    return addToList(list, text, alias, { entries: ['string_literal'], open: 1, quote: '"', separator: ', ' });
  },
};

type Reader = { readonly imports: readonly string[]; readonly parse: string; readonly json: string };

const ownReader: Reader = { imports: ['java.util.LinkedHashMap', 'java.util.regex.Matcher', 'java.util.regex.Pattern'], parse: 'Json.parse(text)', json: javaJson };

/** What turns text into maps, lists and strings; `text` and `throws IOException` are there. */
const readers: Readonly<Partial<Record<JsonLibrary, Reader>>> = {
  jackson: {
    imports: ['com.fasterxml.jackson.databind.DeserializationFeature', 'com.fasterxml.jackson.databind.ObjectMapper'],
    parse: `new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(text, Object.class)`,
    json: '',
  },
  gson: {
    imports: ['com.google.gson.Gson', 'com.google.gson.JsonParseException', 'com.google.gson.stream.JsonReader', 'java.io.StringReader'],
    parse: 'parse(text)',
    json: `
    private static Object parse(String text) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(text));
        Object value = new Gson().getAdapter(Object.class).read(reader);
        reader.peek(); // Throws where something follows.
        return value;
    }
`,
  },
};

const imports = ['java.io.IOException', 'java.nio.charset.StandardCharsets', 'java.nio.file.Files', 'java.nio.file.Path', 'java.nio.file.Paths',
  'java.util.ArrayList', 'java.util.Arrays', 'java.util.List', 'java.util.Map', 'java.util.stream.Collectors'];

function code(aliases: readonly string[], className: string, packageName: string, reader: Reader): string {
  const caught = ['IOException', ...(reader === readers.gson ? ['JsonParseException'] : reader === ownReader ? ['IllegalArgumentException'] : [])];
  return String.raw`${packageName === '' ? '' : `package ${packageName};\n\n`}${[...imports, ...reader.imports].toSorted().map((name) => `import ${name};\n`).join('')}
/**
 * Which model an alias stands for. Made by Promptshift.
 *
 * <p>models.config.json decides. A change there, or of the alias's environment variable, holds from the next start.
 */
public final class ${className} {
    /** The aliases this code uses; all are looked up when the class is first used. */
    private static final List<String> ALIASES = Arrays.asList(${listedInCall(aliases)});

    private static final Path PATH = findConfig();
    private static final Map<?, ?> KNOWN = readConfig();

    static {
        ALIASES.forEach(${className}::find);
    }

    private ${className}() {}

    /**
     * Returns the id of the model that an alias stands for.
     *
     * @throws IllegalArgumentException when models.config.json has no such alias
     */
    public static String model(String name) {
        Object alias = find(name);
        String override = variable(textOf(alias, "env"));
        if (override != null) {
            return override;
        }
        String here = textOf(memberOf(memberOf(alias, "environments"), variable("PROMPTSHIFT_ENV")), "default");
        return here != null ? here : textOf(alias, "default");
    }

    private static Object find(String name) {
        Object alias = KNOWN.get(name);
        if (alias == null) {
            String names = KNOWN.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "There is no model alias \"" + name + "\" in " + PATH + "; it has " + names);
        }
        if (textOf(alias, "default") == null) {
            throw new IllegalArgumentException("The model alias \"" + name + "\" in " + PATH + " has no \"default\"");
        }
        return alias;
    }

    private static Map<?, ?> readConfig() {
        try {
            String text = new String(Files.readAllBytes(PATH), StandardCharsets.UTF_8);
            text = text.startsWith("\ufeff") ? text.substring(1) : text;
            Object aliases = memberOf(${reader.parse}, "aliases");
            if (!(aliases instanceof Map)) {
                throw new IOException("it has no aliases");
            }
            return (Map<?, ?>) aliases;
        } catch (${caught.join(' | ')} e) {
            throw new IllegalStateException(PATH + " cannot be read: " + e, e);
        }
    }

    /** MODELS_CONFIG, else upward from the classes or jar of this program, else upward from the working directory. */
    private static Path findConfig() {
        String named = variable("MODELS_CONFIG");
        if (named != null) {
            return Paths.get(named).toAbsolutePath();
        }
        List<Path> starts = new ArrayList<>();
        try {
            starts.add(Paths.get(${className}.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (Exception e) {
            // A jar in a jar, or a class made at run time, lies in no folder.
        }
        starts.add(Paths.get("").toAbsolutePath());
        for (Path start : starts) {
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                Path candidate = folder.resolve("models.config.json");
                if (Files.isRegularFile(candidate)) {
                    return candidate;
                }
            }
        }
        String places = starts.stream().map(Path::toString).collect(Collectors.joining(" or "));
        throw new IllegalStateException(
                "There is no models.config.json in " + places + " or above; set MODELS_CONFIG to its path");
    }

    private static String variable(String name) {
        String value = name == null || name.isEmpty() ? null : System.getenv(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static Object memberOf(Object value, String name) {
        return value instanceof Map && name != null ? ((Map<?, ?>) value).get(name) : null;
    }

    private static String textOf(Object value, String name) {
        Object member = memberOf(value, name);
        return member instanceof String ? (String) member : null;
    }
${reader.json}}
`;
}

/** Java allows no comma after the last argument. */
function listedInCall(aliases: readonly string[]): string {
  return listed(aliases, { indent: '    ', step: '        ', width: 60 }).replace(/,\n\s*$/, '');
}
