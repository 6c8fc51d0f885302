/** Types whose schema Pydantic 2 writes without looking further, by the name that they are imported under. */
export const plainTypes: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = {
  str: { type: 'string' }, int: { type: 'integer' }, float: { type: 'number' }, bool: { type: 'boolean' },
  bytes: { type: 'string', format: 'binary' },
  object: {}, 'typing.Any': {},
  'datetime.datetime': { type: 'string', format: 'date-time' }, 'datetime.date': { type: 'string', format: 'date' },
  'datetime.time': { type: 'string', format: 'time' }, 'datetime.timedelta': { type: 'string', format: 'duration' },
  'uuid.UUID': { type: 'string', format: 'uuid' }, 'pathlib.Path': { type: 'string', format: 'path' },
  'ipaddress.IPv4Address': { type: 'string', format: 'ipv4' }, 'ipaddress.IPv6Address': { type: 'string', format: 'ipv6' },
  'pydantic.EmailStr': { type: 'string', format: 'email' },
  'pydantic.AnyUrl': { type: 'string', format: 'uri', minLength: 1 }, 'pydantic.AnyHttpUrl': { type: 'string', format: 'uri', minLength: 1 },
  'pydantic.HttpUrl': { type: 'string', format: 'uri', minLength: 1, maxLength: 2083 },
  'pydantic.UUID4': { type: 'string', format: 'uuid4' }, 'pydantic.SecretStr': { type: 'string', format: 'password', writeOnly: true },
  'pydantic.StrictStr': { type: 'string' }, 'pydantic.StrictInt': { type: 'integer' }, 'pydantic.StrictFloat': { type: 'number' }, 'pydantic.StrictBool': { type: 'boolean' },
  'pydantic.PositiveInt': { type: 'integer', exclusiveMinimum: 0 }, 'pydantic.NonNegativeInt': { type: 'integer', minimum: 0 },
  'pydantic.NegativeInt': { type: 'integer', exclusiveMaximum: 0 }, 'pydantic.NonPositiveInt': { type: 'integer', maximum: 0 },
  'pydantic.PositiveFloat': { type: 'number', exclusiveMinimum: 0 }, 'pydantic.NonNegativeFloat': { type: 'number', minimum: 0 },
  'pydantic.NegativeFloat': { type: 'number', exclusiveMaximum: 0 }, 'pydantic.NonPositiveFloat': { type: 'number', maximum: 0 },
};

export const listTypes: ReadonlySet<string> = new Set(['list', 'typing.List', 'typing.Sequence', 'collections.abc.Sequence', 'typing.Iterable', 'collections.abc.Iterable']);
export const setTypes: ReadonlySet<string> = new Set(['set', 'frozenset', 'typing.Set', 'typing.FrozenSet']);
export const tupleTypes: ReadonlySet<string> = new Set(['tuple', 'typing.Tuple']);
export const mapTypes: ReadonlySet<string> = new Set(['dict', 'typing.Dict', 'typing.Mapping', 'collections.abc.Mapping']);
