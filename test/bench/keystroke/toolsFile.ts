export type ToolsLanguage = 'json' | 'typescript';

/** Tools of a request, each some 25 lines with nested objects; every third one has something that strict mode rejects. */
export function toolsFile(language: ToolsLanguage, lines: number): string {
  const tools: string[] = [];
  for (let i = 1, count = 2; count < lines; i++) {
    const tool = language === 'json' ? jsonTool(i) : typescriptTool(i);
    tools.push(tool);
    count += tool.split('\n').length;
  }
  return language === 'json' ? `[\n${tools.join(',\n')}\n]\n` : `import type { FunctionTool } from "openai/resources/responses/responses";\n\nexport const tools: FunctionTool[] = [\n${tools.join('\n')}\n];\n`;
}

function typescriptTool(i: number): string {
  return `  {
    type: "function",
    name: "tool_${i}",
    description: "Does the ${i}th thing; größer ist nicht besser", // as the model reads it
    strict: true,
    parameters: {
      type: "object",
      properties: {
        tracking: { type: "string", pattern: "^PD[0-9]{10}$", description: "Tracking number" },
        address: {
          type: "object",
          properties: {
            street: { type: "string" },
            city: { type: ["string", "null"] },
            postcode: { type: "string"${i % 3 === 0 ? ', format: "uri"' : ''} },
          },
          required: ["street", "city"${i % 3 === 0 ? '' : ', "postcode"'}],
          additionalProperties: false,
        },
        kinds: { type: "array", items: { type: "string", enum: ["letter", "box"] } },
      },
      required: ["tracking", "address", "kinds"],
      additionalProperties: false,
    },
  },`;
}

function jsonTool(i: number): string {
  const wrong = i % 3 === 0;
  return `  {
    "type": "function",
    "name": "tool_${i}",
    "description": "Does the ${i}th thing; größer ist nicht besser",
    "strict": true,
    "parameters": {
      "type": "object",
      "properties": {
        "tracking": { "type": "string", "pattern": "^PD[0-9]{10}$", "description": "Tracking number" },
        "address": {
          "type": "object",
          "properties": {
            "street": { "type": "string" },
            "city": { "type": ["string", "null"] },
            "postcode": { "type": "string"${wrong ? ', "format": "uri"' : ''} }
          },
          "required": ["street", "city"${wrong ? '' : ', "postcode"'}],
          "additionalProperties": false
        },
        "kinds": { "type": "array", "items": { "type": "string", "enum": ["letter", "box"] } }
      },
      "required": ["tracking", "address", "kinds"],
      "additionalProperties": false
    }
  }`;
}
