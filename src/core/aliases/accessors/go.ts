import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';
import type { AccessorLanguage } from './accessor.ts';
import { listed, withLineEnds } from './layout.ts';
import { addToList } from './stringList.ts';

/** `func Model(name string) string`, for Go 1.16 and later, as gofmt lays it out. */
export const goAccessor: AccessorLanguage = {
  id: 'go',
  grammar: 'go',
  generate: (aliases, { namespace }, style) => withLineEnds(code(aliases, namespace === '' ? 'modelalias' : namespace), style),
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
    const variable = root.descendantsOfType('var_spec').find((node) => node.childForFieldName('name')?.text === 'aliases');
    const list = variable?.descendantsOfType('literal_value')[0];
    if (list === undefined) return undefined;
    return addToList(list, text, alias, { entries: ['literal_element', 'interpreted_string_literal'], open: 1, quote: '"', separator: ', ' });
  },
};

function code(aliases: readonly string[], packageName: string): string {
  return `// Package ${packageName} gives the ids of the models that aliases stand for.
// Made by Promptshift.
//
// models.config.json decides. A change there, or of the alias's environment
// variable, holds from the next start.
package ${packageName}

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
)

// aliases are those that this code uses.
var aliases = []string{${listed(aliases, { step: '\t', width: 80 })}}

type alias struct {
	Default      string \`json:"default"\`
	Env          string \`json:"env"\`
	Environments map[string]struct {
		Default string \`json:"default"\`
	} \`json:"environments"\`
}

var (
	configPath = findConfig()
	known      = readConfig(configPath)
)

// A missing alias stops the program at its start, not at the first call that
// needs it.
func init() {
	for _, name := range aliases {
		find(name)
	}
}

// Model returns the id of the model that an alias stands for. It panics when
// models.config.json has no such alias.
func Model(name string) string {
	alias := find(name)
	if alias.Env != "" {
		if override := os.Getenv(alias.Env); override != "" {
			return override
		}
	}
	if here := alias.Environments[os.Getenv("PROMPTSHIFT_ENV")]; here.Default != "" {
		return here.Default
	}
	return alias.Default
}

func find(name string) alias {
	found, ok := known[name]
	if !ok {
		names := make([]string, 0, len(known))
		for name := range known {
			names = append(names, name)
		}
		sort.Strings(names)
		panic(fmt.Errorf("There is no model alias %q in %s; it has %s", name, configPath, strings.Join(names, ", ")))
	}
	if found.Default == "" {
		panic(fmt.Errorf("The model alias %q in %s has no \\"default\\"", name, configPath))
	}
	return found
}

func readConfig(path string) map[string]alias {
	var config struct{ Aliases json.RawMessage }
	var aliases map[string]alias
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(bytes.TrimPrefix(text, []byte("\\ufeff")), &config)
	}
	if err == nil && config.Aliases == nil {
		err = errors.New("it has no aliases")
	}
	if err == nil {
		err = json.Unmarshal(config.Aliases, &aliases)
	}
	if err != nil {
		panic(fmt.Errorf("%s cannot be read: %w", path, err))
	}
	return aliases
}

// findConfig goes by MODELS_CONFIG, else upward from this file, else from the
// executable, else from the working directory.
func findConfig() string {
	if named := os.Getenv("MODELS_CONFIG"); named != "" {
		path, err := filepath.Abs(named)
		if err != nil {
			panic(err)
		}
		return path
	}
	var starts []string
	// A build with -trimpath has left no folder to start from.
	if _, file, _, ok := runtime.Caller(0); ok && filepath.IsAbs(file) {
		starts = append(starts, filepath.Dir(filepath.FromSlash(file)))
	}
	if executable, err := os.Executable(); err == nil {
		starts = append(starts, filepath.Dir(executable))
	}
	if folder, err := os.Getwd(); err == nil {
		starts = append(starts, folder)
	}
	for _, start := range starts {
		for folder := start; ; folder = filepath.Dir(folder) {
			candidate := filepath.Join(folder, "models.config.json")
			if info, err := os.Stat(candidate); err == nil && !info.IsDir() {
				return candidate
			}
			if folder == filepath.Dir(folder) {
				break
			}
		}
	}
	panic(fmt.Errorf("There is no models.config.json in %s or above; set MODELS_CONFIG to its path", strings.Join(starts, " or ")))
}
`;
}
