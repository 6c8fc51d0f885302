import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';
import type { AccessorLanguage } from './accessor.ts';
import { rustJson } from './json/rust.ts';
import { listed, withLineEnds } from './layout.ts';
import { addToList } from './stringList.ts';

/** `pub fn model(name: &str) -> &'static str`, for Rust 1.70 and later, as rustfmt lays it out. */
export const rustAccessor: AccessorLanguage = {
  id: 'rust',
  grammar: 'rust',
  generate: (aliases, { json }, style) => withLineEnds(code(aliases, json === 'serde_json'), style),
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
    const constant = root.descendantsOfType('const_item').find((node) => node.childForFieldName('name')?.text === 'ALIASES');
    const list = constant?.descendantsOfType('array_expression')[0];
    if (list === undefined) return undefined;
    return addToList(list, text, alias, { entries: ['string_literal'], open: 1, quote: '"', separator: ', ' });
  },
};

function code(aliases: readonly string[], serde: boolean): string {
  return String.raw`//! Which model an alias stands for. Made by Promptshift.
//!
//! models.config.json decides. A change there, or of the alias's environment variable, holds from
//! the next start.

use ${serde ? 'serde_json' : 'json'}::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, fs};

/// The aliases this code uses; the first call looks all of them up.
const ALIASES: &[&str] = &[${listed(aliases, { width: 58 })}];

/// The id of the model that an alias stands for.
///
/// # Panics
///
/// When models.config.json cannot be read, or lacks this alias or one of ${'`ALIASES`'}.
pub fn model(name: &str) -> &'static str {
    static MODELS: OnceLock<Models> = OnceLock::new();
    MODELS.get_or_init(Models::load).find(name)
}

struct Models {
    path: PathBuf,
    /// By alias; none where an alias has no default.
    ids: BTreeMap<String, Option<String>>,
}

impl Models {
    fn load() -> Self {
        let path = find_config();
        let ids = read_config(&path)
            .unwrap_or_else(|reason| panic!("{} cannot be read: {reason}", path.display()));
        let models = Models { path, ids };
        for name in ALIASES {
            models.find(name);
        }
        models
    }

    fn find(&self, name: &str) -> &str {
        let path = self.path.display();
        match self.ids.get(name) {
            Some(Some(id)) => id,
            Some(None) => panic!("The model alias \"{name}\" in {path} has no \"default\""),
            None => {
                let names: Vec<_> = self.ids.keys().map(String::as_str).collect();
                let names = names.join(", ");
                panic!("There is no model alias \"{name}\" in {path}; it has {names}")
            }
        }
    }
}

fn read_config(path: &Path) -> Result<BTreeMap<String, Option<String>>, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let text = text.trim_start_matches('\u{feff}');
    let config: Value = ${serde ? 'serde_json::from_str(text).map_err(|error| error.to_string())?' : 'json::parse(text)?'};
    let aliases = config.get("aliases").and_then(Value::as_object);
    let aliases = aliases.ok_or("it has no aliases")?;
    Ok(aliases
        .iter()
        .map(|(name, alias)| (name.clone(), resolve(alias)))
        .collect())
}

fn resolve(alias: &Value) -> Option<String> {
    let text = |value: &Value, key| value.get(key).and_then(Value::as_str).map(String::from);
    let default = text(alias, "default")?;
    let here = variable("PROMPTSHIFT_ENV").and_then(|name| {
        let here = alias.get("environments")?.get(name.as_str())?;
        text(here, "default")
    });
    let over = text(alias, "env").and_then(|name| variable(&name));
    Some(over.or(here).unwrap_or(default))
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// MODELS_CONFIG, else upward from this crate, else from the executable, else from the working
/// directory.
fn find_config() -> PathBuf {
    let folder = env::current_dir().unwrap_or_default();
    if let Some(named) = variable("MODELS_CONFIG") {
        return folder.join(named);
    }
    let source = option_env!("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let program = env::current_exe()
        .ok()
        .and_then(|path| Some(path.parent()?.to_path_buf()));
    let starts: Vec<_> = source.into_iter().chain(program).chain([folder]).collect();
    let mut candidates = starts
        .iter()
        .flat_map(|start| start.ancestors())
        .map(|above| above.join("models.config.json"));
    candidates.find(|candidate| candidate.is_file()).unwrap_or_else(|| {
        let starts: Vec<_> = starts.iter().map(|start| start.display().to_string()).collect();
        let starts = starts.join(" or ");
        panic!("There is no models.config.json in {starts} or above; set MODELS_CONFIG to its path")
    })
}
${serde ? '' : rustJson}`;
}
