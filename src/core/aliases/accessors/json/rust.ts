/** A complete reader of JSON for Rust without serde, whose `Value` answers to the same names as serde_json's. */
export const rustJson: string = String.raw`
/// Just enough of JSON: RFC 8259 is read in full, and what holds no text is dropped.
mod json {
    use std::collections::BTreeMap;
    use std::iter::Peekable;
    use std::str::CharIndices;

    pub enum Value {
        Object(BTreeMap<String, Value>),
        String(String),
        Other,
    }

    impl Value {
        pub fn as_object(&self) -> Option<&BTreeMap<String, Value>> {
            match self {
                Value::Object(members) => Some(members),
                _ => None,
            }
        }

        pub fn as_str(&self) -> Option<&str> {
            match self {
                Value::String(text) => Some(text),
                _ => None,
            }
        }

        pub fn get(&self, key: &str) -> Option<&Value> {
            self.as_object()?.get(key)
        }
    }

    pub fn parse(text: &str) -> Result<Value, String> {
        let rest = text.char_indices().peekable();
        let mut reader = Reader { text, rest };
        let value = reader.value()?;
        reader.skip_space();
        match reader.rest.next() {
            None => Ok(value),
            Some((at, _)) => Err(format!("unexpected text at byte {at}")),
        }
    }

    struct Reader<'a> {
        text: &'a str,
        rest: Peekable<CharIndices<'a>>,
    }

    impl Reader<'_> {
        fn value(&mut self) -> Result<Value, String> {
            self.skip_space();
            match self.rest.peek() {
                Some((_, '{')) => self.object(),
                Some((_, '[')) => self.array(),
                Some((_, '"')) => self.string().map(Value::String),
                _ => self.word(),
            }
        }

        fn object(&mut self) -> Result<Value, String> {
            let mut members = BTreeMap::new();
            self.expect('{')?;
            if self.accept('}') {
                return Ok(Value::Object(members));
            }
            loop {
                self.skip_space();
                let name = self.string()?;
                self.expect(':')?;
                members.insert(name, self.value()?);
                if !self.accept(',') {
                    break;
                }
            }
            self.expect('}')?;
            Ok(Value::Object(members))
        }

        fn array(&mut self) -> Result<Value, String> {
            self.expect('[')?;
            if self.accept(']') {
                return Ok(Value::Other);
            }
            loop {
                self.value()?;
                if !self.accept(',') {
                    break;
                }
            }
            self.expect(']')?;
            Ok(Value::Other)
        }

        fn string(&mut self) -> Result<String, String> {
            self.expect('"')?;
            let mut units = Vec::new();
            loop {
                match self.rest.next() {
                    Some((_, '"')) => break,
                    Some((_, '\\')) => units.push(self.escape()?),
                    Some((_, c)) if c >= ' ' => units.extend(c.encode_utf16(&mut [0; 2]).iter()),
                    _ => return self.unexpected(),
                }
            }
            String::from_utf16(&units).or_else(|_| self.unexpected())
        }

        fn escape(&mut self) -> Result<u16, String> {
            let unit = match self.rest.next().map(|(_, c)| c) {
                Some(c @ ('"' | '\\' | '/')) => c as u16,
                Some('b') => 0x08,
                Some('f') => 0x0c,
                Some('n') => 0x0a,
                Some('r') => 0x0d,
                Some('t') => 0x09,
                Some('u') => {
                    let digits = self.rest.by_ref().take(4).map(|(_, c)| c.to_digit(16));
                    let digits: Vec<_> = digits.collect();
                    match digits[..] {
                        [Some(a), Some(b), Some(c), Some(d)] => {
                            (a << 12 | b << 8 | c << 4 | d) as u16
                        }
                        _ => return self.unexpected(),
                    }
                }
                _ => return self.unexpected(),
            };
            Ok(unit)
        }

        /// A number, true, false or null.
        fn word(&mut self) -> Result<Value, String> {
            let start = self.rest.peek().map_or(self.text.len(), |&(at, _)| at);
            let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
            while self.rest.next_if(|(_, c)| is_part(c)).is_some() {}
            let end = self.rest.peek().map_or(self.text.len(), |&(at, _)| at);
            let word = &self.text[start..end];
            if matches!(word, "true" | "false" | "null") || is_number(word) {
                return Ok(Value::Other);
            }
            Err(format!("unexpected text at byte {start}"))
        }

        fn expect(&mut self, wanted: char) -> Result<(), String> {
            if self.accept(wanted) {
                return Ok(());
            }
            self.unexpected()
        }

        fn accept(&mut self, wanted: char) -> bool {
            self.skip_space();
            self.rest.next_if(|&(_, c)| c == wanted).is_some()
        }

        fn skip_space(&mut self) {
            let is_space = |&(_, c): &(usize, char)| matches!(c, ' ' | '\t' | '\r' | '\n');
            while self.rest.next_if(is_space).is_some() {}
        }

        fn unexpected<T>(&mut self) -> Result<T, String> {
            let at = self.rest.peek().map_or(self.text.len(), |&(at, _)| at);
            Err(format!("unexpected text at byte {at}"))
        }
    }

    fn is_number(word: &str) -> bool {
        let digits = word.strip_prefix('-').unwrap_or(word);
        let whole = digits.split(['.', 'e', 'E']).next().unwrap_or("");
        let is_whole = whole == "0" || !whole.starts_with('0');
        let is_complete = digits.split(['.', 'e', 'E']).all(|part| {
            let part = part.strip_prefix(['+', '-']).unwrap_or(part);
            !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit())
        });
        is_whole && is_complete && !whole.starts_with(['+', '-']) && word.parse::<f64>().is_ok()
    }
}
`;
