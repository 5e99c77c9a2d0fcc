/** Fills templates such as "Dear {name}". */

export type Values = Record<string, string>;

const placeholder = /\{(\w+)\}/g;

export class TemplateError extends Error {
  constructor(
    message: string,
    readonly template: string,
  ) {
    super(message);
    this.name = "TemplateError";
  }
}

/** The names of all placeholders, each once, in their order. */
export function namesIn(template: string): string[] {
  const names = new Set<string>();
  for (const match of template.matchAll(placeholder)) {
    names.add(match[1]);
  }
  return [...names];
}

/** Throws if a value is missing. */
export function check(template: string, values: Values): void {
  for (const name of namesIn(template)) {
    if (!(name in values)) {
      throw new TemplateError(`no value for "${name}"`, template);
    }
  }
}

/** Puts the values in the places of the placeholders. */
export function fill(template: string, values: Values): string {
  check(template, values);
  return template.replace(placeholder, (_, name) => values[name]);
}

/** Makes a text safe for use in a regular expression. */
export function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Puts a text between quotation marks. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '\\"')}"`;
}

export function fillAll(templates: string[], values: Values): string[] {
  return templates.map((template) => fill(template, values));
}
