/** Calls that take an answer's text apart, by what is called; each fails, or reads something else, when a model writes its answer in another way. */
const readers: readonly RegExp[] = [
  // JSON and YAML: the languages' own, and the parsers that forgive.
  /(?:^|\.)(?:JSON5?|json5?|orjson|ujson|simplejson|rapidjson|json_repair|hjson)\.(?:parse|loads?|decode)$/,
  /(?:^|\.)(?:yaml|YAML|jsyaml|tomllib|toml)\.(?:safe_load|load|full_load|loads|parse)$/,
  /^(?:loads|jsonrepair|json_decode|destr|(?:ast\.)?literal_eval|eval)$/,
  /(?:^|[._])(?:try_?|safe_?)?(?:parse|extract|load|repair|decode)_?(?:partial_?)?json(?:_?\w+)?$/i, /(?:^|[._])json_?(?:parse|extract|load)(?:_?\w+)?$/i,
  // Data classes read from text.
  /\.(?:model_validate_json|parse_raw|validate_json|from_json|fromJson|readValue|readTree|parseObject|parseString)$/,
  /(?:^|\.)(?:JsonSerializer|JsonConvert)\.Deserialize\w*(?:<.*>)?$/, /(?:^|\.)(?:JsonDocument|JsonNode|JObject|JArray|JToken)\.Parse(?:Async)?$/,
  /(?:^|\.)decodeFromString(?:<.*>)?$/, /(?:^|\.)parseToJsonElement$/, /(?:^|::)serde_(?:json|yaml)::from_(?:str|slice|value)(?:::<.*>)?$/,
  /^json\.(?:Unmarshal|NewDecoder)$/, /(?:^|\.)(?:JSONObject|JSONArray|JSONTokener)$/,
  // XML and HTML.
  /(?:^|\.)(?:ET|etree|ElementTree|xmltodict)\.(?:fromstring|XML|parse)$/,
  // Patterns.
  /^(?:re|regex|regexp)\.(?:search|match|fullmatch|findall|finditer|split)$/, /(?:^|_)(?:RE|REGEX|PATTERN)\.(?:search|match|fullmatch|findall|finditer|split)$/i,
  /\.(?:exec|FindStringSubmatch|FindAllString|matcher)$/, /^strings\.(?:Split|SplitN|Cut)$/,
];

/** Methods of the text itself that do. */
const readingMethods = /^(?:match|matchAll)$/;
/** Methods whose parts count by their place. */
const splittingMethods = /^(?:split|rsplit|splitlines|partition|rpartition)$/;

/** True for a call (`callee` as `calleePath` gives it) that takes its argument apart. */
export function isReader(callee: string): boolean {
  return readers.some((reader) => reader.test(callee));
}

export function isReadingMethod(name: string): boolean {
  return readingMethods.test(name);
}

export function isSplittingMethod(name: string): boolean {
  return splittingMethods.test(name);
}

/** Parts of a response that are not its answer: counts, reasons, and the arguments of tools, which have a schema of their own. */
export function isBesideAnswer(name: string): boolean {
  return /^(?:arguments|args|tool_calls?|toolCalls?|function_calls?|functionCalls?|tool_use|finish_?reason|stop_?reason|usage\w*|id|model|role|type|status\w*|headers|name|index|created|error|model_dump\w*|to_json|to_dict|dict|parsed|output_parsed|output_data|object|image\w*|images|data_url|b64_json|embeddings?)$/i.test(name);
}

/** Parts in which the answer is: past one of these it is no longer the response of a server that is read. */
export function isAnswerPart(name: string): boolean {
  return /^(?:choices|message|messages|content|candidates|parts|output|output_?text|outputText|completion|completions|generations?|results?|outputs|reply|answer)$/i.test(name);
}
