import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';
import type { AccessorLanguage } from './accessor.ts';
import { csharpJson } from './json/csharp.ts';
import { classNameOf, listed, withLineEnds } from './layout.ts';
import { addToList } from './stringList.ts';

/** `public static string Model(string name)`, for C# 7 and later: with System.Text.Json, or for .NET Framework and Mono without. */
export const csharpAccessor: AccessorLanguage = {
  id: 'csharp',
  grammar: 'c-sharp',
  generate(aliases, { path, namespace, json }, style) {
    const body = code(aliases, classNameOf(path), json === 'System.Text.Json');
    const indented = namespace === '' ? body : `namespace ${namespace}\n{\n${body.replaceAll(/^(?=.)/gm, '    ')}}\n`;
    return withLineEnds(`${usings(json === 'System.Text.Json')}\n${indented}`, style);
  },
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
    const declarator = root.descendantsOfType('variable_declarator').find((node) => node.childForFieldName('name')?.text === 'Aliases');
    const list = declarator?.descendantsOfType('initializer_expression')[0];
    if (list === undefined) return undefined;
    return addToList(list, text, alias, { entries: ['string_literal'], open: 1, quote: '"', separator: ', ' });
  },
};

function usings(systemTextJson: boolean): string {
  const names = ['System', 'System.Collections.Generic', 'System.IO', ...(systemTextJson ? ['System.Text.Json'] : ['System.Linq', 'System.Text', 'System.Text.RegularExpressions'])];
  return names.map((name) => `using ${name};\n`).join('');
}

const readWithSystemTextJson = String.raw`
    private static object Parse(string text)
    {
        using (var document = JsonDocument.Parse(text))
        {
            return Plain(document.RootElement);
        }
    }

    private static object Plain(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        var members = new Dictionary<string, object>();
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = Plain(member.Value);
        }
        return members;
    }
`;

function code(aliases: readonly string[], className: string, systemTextJson: boolean): string {
  const list = listed(aliases, { indent: '    ', width: 80 });
  return String.raw`/// <summary>
/// Which model an alias stands for. Made by Promptshift.
/// models.config.json decides. A change there, or of the alias's environment variable, holds from the next start.
/// </summary>
public static class ${className}
{
    /// <summary>The aliases this code uses; all are looked up when the class is first used.</summary>
    private static readonly string[] Aliases = {${list.includes('\n') ? list : ` ${list} `}};

    private static readonly string ConfigPath = FindConfig();
    private static readonly Dictionary<string, object> Known = ReadConfig();

    static ${className}()
    {
        foreach (var name in Aliases)
        {
            Find(name);
        }
    }

    /// <summary>The id of the model that an alias stands for.</summary>
    /// <exception cref="KeyNotFoundException">models.config.json has no such alias.</exception>
    public static string Model(string name)
    {
        var alias = Find(name);
        var here = Member(Member(alias, "environments"), Variable("PROMPTSHIFT_ENV"));
        return Variable(Member(alias, "env") as string)
            ?? Member(here, "default") as string
            ?? (string)Member(alias, "default");
    }

    private static object Find(string name)
    {
        if (!Known.TryGetValue(name, out var alias))
        {
            throw new KeyNotFoundException(
                $"There is no model alias \"{name}\" in {ConfigPath}; it has {string.Join(", ", Known.Keys)}");
        }
        if (!(Member(alias, "default") is string))
        {
            throw new KeyNotFoundException($"The model alias \"{name}\" in {ConfigPath} has no \"default\"");
        }
        return alias;
    }

    private static Dictionary<string, object> ReadConfig()
    {
        try
        {
            var config = ${systemTextJson ? 'Parse' : 'Json.Parse'}(File.ReadAllText(ConfigPath));
            return Member(config, "aliases") as Dictionary<string, object>
                ?? throw new FormatException("it has no aliases");
        }
        catch (Exception error) when (error is IOException || error is UnauthorizedAccessException || error is ${systemTextJson ? 'JsonException || error is FormatException' : 'FormatException'})
        {
            throw new InvalidOperationException($"{ConfigPath} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>MODELS_CONFIG, else upward from the program's folder, else upward from the working directory.</summary>
    private static string FindConfig()
    {
        var named = Variable("MODELS_CONFIG");
        if (named != null)
        {
            return Path.GetFullPath(named);
        }
        var starts = new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() };
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(start); folder != null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "models.config.json");
                if (File.Exists(candidate))
                {
                    return candidate;
                }
            }
        }
        throw new InvalidOperationException(
            $"There is no models.config.json in {string.Join(" or ", starts)} or above; set MODELS_CONFIG to its path");
    }

    private static string Variable(string name)
    {
        var value = string.IsNullOrEmpty(name) ? null : Environment.GetEnvironmentVariable(name);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static object Member(object value, string name)
    {
        object member = null;
        (value as Dictionary<string, object>)?.TryGetValue(name ?? "", out member);
        return member;
    }
${systemTextJson ? readWithSystemTextJson : csharpJson}}
`;
}
