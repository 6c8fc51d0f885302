/** What calling a function says about its arguments. Callees come as {@link calleePath} gives them. */

/** A program started with a list of words. */
export function runsProgram(callee: string): boolean {
  return /(?:^|\.|_)(?:invoke|run|spawn|spawnSync|exec|execa|execFile|execFileSync|Popen|check_output|check_call|call|main|parse_args|parseArgs|parse|cli|Command)$/.test(callee);
}

export type CallKind = 'assert' | 'matcher' | 'actual' | 'branch' | 'prose' | 'lookup' | 'register' | 'mocked' | 'collection' | 'enumeration' | 'parametrize' | 'file' | 'wrapper' | 'other';

const lastName = (callee: string): string => callee.replace(/(?:\(\)|\[\]|<[^>]*>|\{\})+$/, '').split(/\.|::|->|\?\./).at(-1)?.replace(/[?!]$/, '') ?? '';

const exact: Readonly<Record<string, CallKind>> = {
  expect: 'actual', assertThat: 'actual', should: 'actual',
  objectContaining: 'matcher', arrayContaining: 'matcher', stringContaining: 'matcher', stringMatching: 'matcher', call: 'matcher', eq: 'matcher', any: 'matcher',
  startsWith: 'branch', endsWith: 'branch', startswith: 'branch', endswith: 'branch', includes: 'branch', indexOf: 'branch', contains: 'branch', match: 'branch', fullmatch: 'branch', test: 'branch',
  search: 'branch', matches: 'branch', equalsIgnoreCase: 'branch', equals: 'branch', HasPrefix: 'branch', HasSuffix: 'branch', Contains: 'branch', EqualFold: 'branch', MatchString: 'branch', StartsWith: 'branch',
  localeCompare: 'branch', find: 'branch', starts_with: 'branch', ends_with: 'branch', removeprefix: 'branch', compareTo: 'branch', ContainsAny: 'branch', hasPrefix: 'branch', include: 'branch', member: 'branch', casecmp: 'branch', rg: 'branch', egrep: 'branch', hasSuffix: 'branch', Equals: 'branch', strcmp: 'branch', strncmp: 'branch', strcasecmp: 'branch', strpos: 'branch', str_contains: 'branch', stripos: 'branch', preg_match: 'branch', IsMatch: 'branch', eq_ignore_ascii_case: 'branch', in_array: 'branch', compare: 'branch', grep: 'branch', rfind: 'branch', strstr: 'branch',
  log: 'prose', info: 'prose', warn: 'prose', warning: 'prose', error: 'prose', debug: 'prose', trace: 'prose', print: 'prose', println: 'prose', Println: 'prose', Printf: 'prose', Print: 'prose', Errorf: 'prose', echo: 'prose', secho: 'prose',
  Error: 'prose', TypeError: 'prose', RangeError: 'prose', ValueError: 'prose', RuntimeError: 'prose', Exception: 'prose', exception: 'prose', KeyError: 'prose', NotImplementedError: 'prose', printf: 'prose', fatal: 'prose', Fatalf: 'prose', Logf: 'prose', write_line: 'prose',
  raise: 'prose', puts: 'prose', WriteLine: 'prose', Write: 'prose', LogInformation: 'prose', LogWarning: 'prose', LogError: 'prose', LogDebug: 'prose', eprintln: 'prose', panic: 'prose', bail: 'prose', anyhow: 'prose', todo: 'prose', unimplemented: 'prose', format: 'prose', write: 'prose', writeln: 'prose', fatalError: 'prose', NSLog: 'prose', assertionFailure: 'prose', precondition: 'prose', error_log: 'prose', sprintf: 'prose', require_once: 'file', ArgumentException: 'prose', InvalidOperationException: 'prose', NotSupportedException: 'prose', InvalidArgumentException: 'prose', IllegalArgumentException: 'prose', die: 'prose', throw: 'prose', syslog: 'prose', Obsolete: 'prose', Description: 'prose', deprecated: 'prose', Deprecated: 'prose', DisplayName: 'prose',
  HumanMessage: 'prose', SystemMessage: 'prose', AIMessage: 'prose', UserMessage: 'prose', markdown: 'prose', describe: 'prose',
  Set: 'collection', set: 'collection', frozenset: 'collection', tuple: 'collection', list: 'collection', Map: 'collection', dict: 'collection', freeze: 'collection', fromEntries: 'collection', asList: 'collection', of: 'collection', from: 'collection', unmodifiableList: 'collection', listOf: 'collection', setOf: 'collection', mapOf: 'collection', MappingProxyType: 'collection', concat: 'collection', sorted: 'collection', OrderedDict: 'collection', HashSet: 'collection', arrayOf: 'collection', mutableListOf: 'collection', mutableMapOf: 'collection', hashMapOf: 'collection', linkedMapOf: 'collection', vec: 'collection', emptyList: 'collection', collect: 'collection', phf_map: 'collection', phf_set: 'collection',
  enum: 'enumeration', literal: 'enumeration', Enum: 'enumeration', ValidateSet: 'enumeration', ArgumentCompletions: 'enumeration', Completions: 'enumeration', AllowedValues: 'enumeration', union: 'enumeration', nativeEnum: 'enumeration', oneOf: 'enumeration', valid: 'enumeration', isIn: 'enumeration', Literal: 'enumeration', Choice: 'enumeration', 
  parametrize: 'parametrize', each: 'parametrize', InlineData: 'parametrize', TestCase: 'parametrize', DataRow: 'parametrize', ValueSource: 'parametrize', CsvSource: 'parametrize',
  open: 'file', join: 'prose', readFile: 'file', readFileSync: 'file', writeFile: 'file', writeFileSync: 'file', Path: 'file', resolve: 'other', URL: 'file',
};
const assertNames = /^(?:to(?:Be|Equal|StrictEqual|Match|MatchObject|Contain|ContainEqual|HaveBeen\w*|HaveProperty|Include|Have\w*|ThrowError|Throw|MatchInlineSnapshot)\w*|assert(?!ing)\w*|isEqualTo|isNotEqualTo|containsExactly\w*|hasSize|hasValue|isIn|equal|deepEqual|strictEqual|deepStrictEqual|notEqual|notStrictEqual|Equal|NotEqual|Equalf|ElementsMatch|Subset|JSONEq|EqualValues|called_with|called_once_with|has_calls|eql|deep|XCTAssert\w*|EXPECT_\w+|ASSERT_\w+|REQUIRE\w*|CHECK\w*|QCOMPARE\w*|QVERIFY\w*|Are(?:Not)?(?:Equal|Same)|EqualTo|Be|BeEquivalentTo|BeEqualTo|[sS]hould(?:Not)?(?:Be|Contain|Equal|Match|StartWith|EndWith|Have)\w*|equalToJson|matchingJsonPath|toEqualCanonicalizing|same|debug_assert\w*|toMatchArray)$/;
/** Matchers that only stand in `Expect(…).To(…)`. */
const gomega = /^(?:ContainSubstring|HavePrefix|HaveSuffix|MatchRegexp|ContainElements?|ConsistOf|HaveKey\w*|HaveField|HaveValue|MatchJSON)$/;
const mockNames = /^(?:mock(?:Return|Resolved|Rejected|Implementation)\w*|return_value|thenReturn|willReturn|doReturn|respond_with_json|reply|enqueue|fulfill|json_response|setBody|mock_open|MagicMock|AsyncMock|Mock|ChatCompletion|ChatCompletionChunk|ModelResponse|ParsedChatCompletion|ChatResult|LLMResult|ChatGeneration|AIMessageChunk|and_return|and_raise|to_return|ReturnsAsync|willReturn\w*|returns|coReturns|andReturn\w*|fakeResponse|jsonPath)$/;
/** `chatResponse("…")`, `fakeEmbeddingResponse("…")`: a test's answer, made on the spot. */
const stubbed = /^(?:(?:mock|fake|stub|canned|sample|dummy|write)\w*|(?:chat|embeddings?|completions?|openai|model|stream|error|success)\w*)(?:Response|_response)$/;
/** A function in front of a price or capability table. */
const priceLookup = /^(?:(?:get|lookup|find|fetch|calculate|compute|estimate)?_?(?:model)?_?)(?:prices?|pricing|costs?|rates?|contextWindow|context_window|contextLength|context_length|capabilities)(?:$|_?(?:per|for|of|Per|For|Of))/i;
/** Gives back what it is given, in another coat. */
const isWrapper = /(?:^|\.|::)(?:(?:\w+\.)?\w*Model(?:Id|ID|Name)|String\.from|Cow\.Borrowed|Box\.new|Arc\.from|Rc\.from|Into\.into|to_string|strdup|json_encode|JsonSerializer\.Serialize|to_json|URI\.encode|JSON\.stringify|json\.dumps|json\.Marshal|Promise\.resolve|Mono\.just|Flux\.just|Optional\.ofNullable|Some|Ok|Ptr|ptr|aws\.String|openai\.(?:String|F)|to\.Ptr|lo\.ToPtr|StringPtr|str|encode|byte\[\]|byte|SecretStr|writeValueAsString|TextEncoder\.encode|Buffer\.from|QStringLiteral|QLatin1String(?:View)?|QString|QByteArray(?:Literal)?|std::string(?:_view)?|std\.string(?:_view)?)$/;
/** Kotlin's and its libraries' `mutableSetOf(…)`, `persistentListOf(…)`. */
const collectionOf = /^(?:mutable|immutable|persistent|hash|linked|sorted|array)*(?:list|set|map|sequence|array|flow)Of(?:NotNull)?$/i;
const testTitles = /^(?:it|test|describe|context|suite|specify|bench|t\.Run|b\.Run|Deno\.test)(?:\.(?:only|skip|todo|concurrent|failing|skipIf|runIf|fails|sequential|each)(?:\(\))*)*(?:\(\))?$/;
const tableReceiver = /(?:^|[._])(?:[A-Z][A-Z\d_]+|\w*(?:prices?|pricing|registry|catalog|table|lookup|costs?|limits?|mappings?|map|dict|aliases|models|encodings|Models|Map|Costs?|Prices?|Pricing|Limits?|Info|Registry|Catalog|Windows?|Aliases)\w*)\??$/;

export function callKind(callee: string, index: number): CallKind {
  const last = lastName(callee);
  if (index === 0 && /^(?:replace|replaceAll|replace_all|removesuffix|removeprefix)$/.test(last)) return 'branch';
  const head = callee.slice(0, Math.max(0, callee.length - last.length)).replace(/(?:\?\.|\.|::|->)$/, '');
  if (/^(?:it|test|describe)\.each/.test(callee)) return callee.endsWith('each') ? 'parametrize' : 'prose';
  if (/^register_?(?:models?|llms?|chat_?models?)?$/i.test(callee)) return 'register';
  if (gomega.test(last)) return 'assert';
  if (/^(?:(?:expect|assertThat|verify)\(\)|(?:Assert|CollectionAssert|StringAssert|assert|require)\.)/.test(callee)) return 'assert';
  if (/(?:starts?_?with|ends?_?with|has_?prefix|prefix(?:es)?$|contains|one_?of$|includes)/i.test(last) && !/assert|^with/i.test(last)) return 'branch';
  if (testTitles.test(callee)) return index === 0 ? 'prose' : 'other';
  if (mockNames.test(last) || /(?:stub_request|a_request|have_requested)\(\)\.with$/.test(callee)) return 'mocked';
  // Mockery and PHPUnit: which call is expected, and with what.
  if (/(?:shouldReceive|shouldHaveReceived|expects|method)\(\)(?:->|\.)with$/.test(callee)) return 'assert';
  // Testing Library looks for what a page should show.
  if (/^(?:get|query|find)(?:All)?By(?:Text|Label|LabelText|Role|Title|DisplayValue|PlaceholderText|AltText)$/.test(last)) return 'assert';
  if (stubbed.test(last)) return 'mocked';
  if (/^(?:autogold\.Expect|knownvalue\.)|(?:^|\.)TestCheck(?:Resource|Output|TypeSet)\w*$/.test(callee)) return 'assert';
  if (assertNames.test(last) && !/^assert(?:ion|s)?(?:Model|Valid)/.test(last)) return 'assert';
  if (/(?:^|\.)(?:expect|assertThat|verify)\(\)/.test(callee) || /\.should\b|\.(?:to|not)\.(?:be|equal|have|include|contain|match)\b|^(?:assert|require|should|chai|Assert|CollectionAssert|StringAssert)\.|\.Should\(\)/.test(callee)) return 'assert';
  if (['get', 'has', 'pop', 'delete', 'setdefault', 'containsKey', 'getOrDefault', 'hasOwnProperty', 'hasOwn', 'TryGetValue', 'fetch', 'at', 'count'].includes(last)) {
    if (last === 'hasOwn') return 'lookup';
    return index === 0 && (tableReceiver.test(head) || ['has', 'containsKey', 'hasOwnProperty'].includes(last)) && !/client|factory|provider|service|api|env|http/i.test(head) ? 'lookup' : 'other';
  }
  if (['set', 'put', 'register', 'register_model', 'registerModel', 'add', 'append', 'push', 'extend', 'insert'].includes(last) && head !== '') return index === 0 && !/^(?:self|this)$/.test(head) ? 'register' : 'other';
  if (last === 'of' && !/(?:List|Set|Map|Arrays|Stream|Vector|Seq)$/.test(head)) return /Optional|Mono|Flux/.test(head) ? 'wrapper' : 'other';
  if (index === 0 && priceLookup.test(last)) return 'lookup';
  if (index < 2 && /^(?:get|find|value|model|info|lookup|at)$/i.test(last) && /(?:catalog|registry|pric(?:es|ing)|capabilit(?:ies|y))(?:\(\))?$/i.test(head)) return 'lookup';
  if (index === 0 && last === 'value' && tableReceiver.test(head)) return 'lookup';
  if (isWrapper.test(callee)) return 'wrapper';
  if (collectionOf.test(last)) return 'collection';
  if (last === 'test' && head === '') return 'prose';
  if (last === 'join' && !/path|Path|^os/.test(head)) return 'other';
  if (last === 'find' && /^\W*$/.test(head)) return 'other';
  if (['error', 'info', 'log', 'warn', 'debug', 'trace', 'warning', 'print', 'write'].includes(last) && !/log|console|print|sys|st$|click|context|ctx|stdout|stderr|self|this|math|vscode|window|messages|^$/i.test(head)) return 'other';
  return Object.hasOwn(exact, last) ? (exact[last] ?? 'other') : 'other';
}

/** A callee that takes a model where nothing names the argument: `ChatOpenAI("o1")`, `getModel("o1")`, `openai("o1")`. */
export function takesModel(callee: string): boolean {
  const last = lastName(callee);
  // `modelNameSchema.safeParse("…")`: the schema says what is read.
  if (/model(?:_?(?:name|id))?_?(?:schema|validator|parser|type)\.(?:safeParse|parse|validate|decode|check|is_valid|isValid)$/i.test(callee)) return true;
  // What has many of them takes a company, not a model: `listModels("mistral")`.
  return !/[a-z_](?:models|Models|providers?|Providers?)$/.test(last) && /(?:model|llm|openai|anthropic|claude|mistral|azure|bedrock|vertex|gemini|google|cohere|ollama|groq|xai|encoding_for|languageModel|engine|deployment|completion|perplexity)s?(?:\w*)$/i.test(last);
}
