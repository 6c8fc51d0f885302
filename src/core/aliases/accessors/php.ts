import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';
import type { AccessorLanguage } from './accessor.ts';
import { classNameOf, listed, withLineEnds } from './layout.ts';
import { addToList } from './stringList.ts';

/** `ModelAliases::model(string $name): string`, for PHP 8.0 and later, as PSR-12 has it. */
export const phpAccessor: AccessorLanguage = {
  id: 'php',
  grammar: 'php',
  generate: (aliases, { path, namespace }, style) => withLineEnds(code(aliases, classNameOf(path), namespace), style),
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
    const constant = root.descendantsOfType('const_element').find((node) => node.namedChildren[0]?.text === 'ALIASES');
    const list = constant?.descendantsOfType('array_creation_expression')[0];
    if (list === undefined) return undefined;
    return addToList(list, text, alias, { entries: ['array_element_initializer'], open: 1, quote: "'", separator: ', ' });
  },
};

function code(aliases: readonly string[], className: string, namespace: string): string {
  return String.raw`<?php

declare(strict_types=1);
${namespace === '' ? '' : `\nnamespace ${namespace};\n`}
/**
 * Which model an alias stands for. Made by Promptshift.
 *
 * models.config.json decides. A change there, or of the alias's environment variable, holds from the next start.
 */
final class ${className}
{
    /** The aliases this code uses; the first call looks all of them up. */
    private const ALIASES = [${listed(aliases, { quote: "'", indent: '    ', width: 80 })}];

    private static string $path;

    /** @var array<string, mixed>|null */
    private static ?array $known = null;

    /**
     * The id of the model that an alias stands for.
     *
     * @param value-of<self::ALIASES> $name
     */
    public static function model(string $name): string
    {
        if (self::$known === null) {
            self::$path = self::findConfig();
            $known = self::readConfig(self::$path);
            foreach (self::ALIASES as $alias) {
                self::find($known, $alias);
            }
            self::$known = $known;
        }
        $alias = self::find(self::$known, $name);

        return self::variable((string) ($alias['env'] ?? ''))
            ?? $alias['environments'][self::variable('PROMPTSHIFT_ENV') ?? '']['default']
            ?? $alias['default'];
    }

    /**
     * @param array<string, mixed> $known
     * @return array<string, mixed>
     */
    private static function find(array $known, string $name): array
    {
        if (!isset($known[$name])) {
            $names = implode(', ', array_keys($known));
            throw new \OutOfBoundsException(
                sprintf('There is no model alias "%s" in %s; it has %s', $name, self::$path, $names)
            );
        }
        if (!is_array($known[$name]) || !is_string($known[$name]['default'] ?? null)) {
            throw new \OutOfBoundsException(
                sprintf('The model alias "%s" in %s has no "default"', $name, self::$path)
            );
        }

        return $known[$name];
    }

    /** @return array<string, mixed> */
    private static function readConfig(string $path): array
    {
        try {
            $text = is_file($path) ? file_get_contents($path) : throw new \RuntimeException('it is not a file');
            $text = str_starts_with($text, "\u{FEFF}") ? substr($text, 3) : $text;
            $config = json_decode($text, true, 512, JSON_THROW_ON_ERROR);

            $aliases = $config['aliases'] ?? null;

            // An object is an array here too, but no alias is called 0.
            return is_array($aliases) && !isset($aliases[0]) ? $aliases : throw new \RuntimeException('it has no aliases');
        } catch (\JsonException | \RuntimeException | \TypeError $error) {
            throw new \RuntimeException("$path cannot be read: {$error->getMessage()}", 0, $error);
        }
    }

    /** MODELS_CONFIG, else upward from this file, else upward from the working directory. */
    private static function findConfig(): string
    {
        $named = self::variable('MODELS_CONFIG');
        if ($named !== null) {
            return realpath($named) ?: $named;
        }
        $starts = [__DIR__, (string) getcwd()];
        foreach ($starts as $start) {
            for ($folder = $start, $above = null; $folder !== $above; $folder = dirname($above = $folder)) {
                $candidate = rtrim($folder, '/\\') . DIRECTORY_SEPARATOR . 'models.config.json';
                if (is_file($candidate)) {
                    return $candidate;
                }
            }
        }
        throw new \RuntimeException(sprintf(
            'There is no models.config.json in %s or above; set MODELS_CONFIG to its path',
            implode(' or ', $starts)
        ));
    }

    /** An environment variable that is set and not empty, also where a .env loader has put it. */
    private static function variable(string $name): ?string
    {
        $value = $name === '' ? '' : $_ENV[$name] ?? getenv($name);

        return is_string($value) && $value !== '' ? $value : null;
    }
}
`;
}
