/**
 * A problem that the reader can do something about. It is printed as the one
 * sentence it carries, without a stack.
 */
export class Refusal extends Error {
  name = 'Refusal';
}
