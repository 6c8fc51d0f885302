import type { PromptRule, RuleFinding } from './promptRule.ts';

/** Data of a person in a template: it is sent with every call, and kept where prompts are kept. */
export const personalData: PromptRule = {
  id: 'prompt/personal-data',
  severity: 'warning',
  check: ({ prompt: { messages, body }, text }) => {
    const ranges = body === undefined ? messages.map(({ range }) => range) : [body.range];
    return ranges.flatMap(({ start, end }) => kinds.flatMap(({ pattern, what, isOne }): readonly RuleFinding[] =>
      [...text.slice(start, end).matchAll(pattern)].filter(([match]) => isOne(match)).map((match) => ({
        message: `${what} is written into the prompt and sent with every call. Take it out, or make it an input.`,
        range: { start: start + match.index, end: start + match.index + match[0].length },
      }))));
  },
};

type Kind = { readonly pattern: RegExp; readonly what: string; readonly isOne: (match: string) => boolean };

const kinds: readonly Kind[] = [
  { pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/gi, what: 'An e-mail address', isOne: isRealAddress },
  { pattern: /(?<![\w+.-])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){6,12}|\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4})(?![\w-]|\.\d)/g, what: 'A phone number', isOne: isRealPhone },
  { pattern: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)/g, what: 'A card number', isOne: isCard },
  { pattern: /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?(?!\w)/g, what: 'An IBAN', isOne: isIban },
];

/** Names that RFC 2606 and RFC 6761 keep for examples, and the like, belong to nobody. */
function isRealAddress(address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return !/(?:^|\.)(?:example\.(?:com|org|net|edu)|(?:\w+\.)?(?:test|example|invalid|localhost|local))$/.test(domain)
    && !/^(?:yourdomain|your-?company|company|domain|acme|email|mail)\.(?:com|org|net|io)$/.test(domain)
    && !/^(?:no-?reply|git|user|username|you|your[._]?(?:name|email))@/i.test(address);
}

/** 555-0100 to 555-0199 are kept for fiction; a number of one digit over and over, or counting up, is made up. */
function isRealPhone(number: string): boolean {
  const digits = number.replaceAll(/\D/g, '');
  return digits.length >= 9 && digits.length <= 15 && !/555[ .-]?01\d\d$/.test(number) && !/^\+?1?[ .(-]*555/.test(number) && new Set(digits).size > 3 && !'01234567890123456789'.includes(digits.slice(-9));
}

/** First digits and lengths of Visa, Mastercard, American Express, Discover, Diners Club and JCB. */
const networks = [/^4(?:\d{12}|\d{15}|\d{18})$/, /^(?:5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/, /^3[47]\d{13}$/, /^6(?:011|5\d\d|4[4-9]\d)\d{12}$/, /^3(?:0[0-5]|[68]\d)\d{11}$/, /^35\d{14}$/];

/** ISO/IEC 7812: a network's number whose check digit fits by Luhn. Numbers that payment companies publish for tests stay out. */
function isCard(number: string): boolean {
  const digits = number.replaceAll(/\D/g, '');
  if (!networks.some((network) => network.test(digits)) || new Set(digits).size < 3 || testCards.has(digits)) return false;
  let sum = 0;
  for (const [i, digit] of [...digits].toReversed().entries()) {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const testCards: ReadonlySet<string> = new Set(['4242424242424242', '4111111111111111', '5555555555554444', '378282246310005', '4012888888881881', '5105105105105100']);

/** ISO 13616: moved to the front and read as a number, it leaves 1 when divided by 97. */
function isIban(text: string): boolean {
  const iban = text.replaceAll(' ', '');
  if (iban.length < 15 || iban.length > 34) return false;
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 55;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
