/**
 * The one clock of the Signalbox backends. Replicas that share a database agree on what is due,
 * because each corrects its own clock by what the database's clock says.
 *
 * @public
 */
export interface ClockService {
  /** The present, as UTC epoch milliseconds. */
  now(): number;
  /**
   * Calls back when the clock has jumped, so that whoever waits for an instant waits anew. Returns
   * a function that ends it.
   */
  onJump(listener: () => void): () => void;
}
