/** An answer by which PagerDuty refuses; thrown before any effect. */
export class PagerDutyError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: string[],
  ) {
    super(message);
  }

  get body() {
    const { code, message, errors } = this;
    return { error: { message, code, ...(errors ? { errors } : {}) } };
  }
}

export const notFound = () => new PagerDutyError(404, 2100, 'Not Found');

export const invalidInput = (...errors: string[]) =>
  new PagerDutyError(400, 2001, 'Invalid Input Provided', errors);
