/** A control request that cannot be carried out, naming the field. */
export class InputError extends Error {
  constructor(readonly field: string, message: string, readonly status = 400) {
    super(`${field} ${message}`);
  }
}

type Input = Record<string, unknown>;

/** The body as an object whose fields are all known. */
export function readFields(body: unknown, known: string[]): Input {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InputError('body', 'must be a JSON object');
  }
  const unknown = Object.keys(body).find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      unknown,
      `is not known; known are ${known.join(', ')}`,
    );
  }
  return body as Input;
}

export function optionalText(input: Input, field: string): string | undefined {
  const value = input[field];
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || value === '') {
    throw new InputError(field, 'must be a text');
  }
  return value;
}

export function requiredText(input: Input, field: string): string {
  const value = optionalText(input, field);
  if (value === undefined) {
    throw new InputError(field, 'is missing');
  }
  return value;
}

export function optionalNumber(
  input: Input,
  field: string,
  lowest = 0,
): number | undefined {
  const value = input[field];
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < lowest) {
    throw new InputError(field, `must be a whole number from ${lowest} on`);
  }
  return value;
}

export function optionalFlag(input: Input, field: string): boolean | undefined {
  const value = input[field];
  if (value !== undefined && typeof value !== 'boolean') {
    throw new InputError(field, 'must be true or false');
  }
  return value;
}

export function optionalTexts(
  input: Input,
  field: string,
): string[] | undefined {
  const value = input[field];
  if (value === undefined) {
    return undefined;
  }
  if (!Array.isArray(value) || value.some(item => typeof item !== 'string')) {
    throw new InputError(field, 'must be a list of texts');
  }
  return value;
}

export function choice<T extends string>(
  input: Input,
  field: string,
  choices: readonly T[],
): T {
  const value = input[field];
  if (!choices.includes(value as T)) {
    throw new InputError(field, `must be one of ${choices.join(', ')}`);
  }
  return value as T;
}

export function requiredInstant(input: Input, field: string): number {
  const value = Date.parse(requiredText(input, field));
  if (Number.isNaN(value)) {
    throw new InputError(field, 'must be an instant in ISO 8601');
  }
  return value;
}

export function requiredPattern(input: Input, field: string): string {
  const value = requiredText(input, field);
  try {
    RegExp(value);
  } catch {
    throw new InputError(field, 'must be a regular expression');
  }
  return value;
}
