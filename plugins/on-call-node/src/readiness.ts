import type { Config } from '@backstage/config';

/**
 * What a machine found of one box of a readiness check.
 *
 * @public
 */
export type MachineFinding =
  | { state: 'yes'; detail?: string }
  | { state: 'no'; detail: string }
  | { state: 'unknown'; detail: string };

/**
 * Looks by machine whether people are ready for a shift, such as for a phone number at PagerDuty or
 * the scopes of a GitHub token. It is asked by a job and never while a page is viewed.
 *
 * @public
 */
export interface ReadinessProbe {
  /** Its name in the configuration of a check: `machine: <kind>`. */
  kind: string;
  /**
   * Reads what the check's configuration says, once at the start.
   *
   * @throws InputError with the path of the setting.
   */
  readOptions(config: Config): unknown;
  /**
   * Looks at one person. `works` is for those that can tell more than that it is assigned.
   *
   * It throws where the vendor is in trouble, and is asked again within the hour; what it answers
   * stands for a day.
   */
  look(
    person: string,
    options: unknown,
    signal: AbortSignal,
  ): Promise<{ assigned: MachineFinding; works: MachineFinding }>;
  /**
   * Looks once more closely, by a token that the person hands over for this one look. The token is
   * sent to nobody but its vendor, and neither kept nor written to a log or an error.
   *
   * Absent where a token tells nothing more.
   */
  lookWithToken?(
    person: string,
    options: unknown,
    token: string,
    signal: AbortSignal,
  ): Promise<{ assigned: MachineFinding; works: MachineFinding }>;
}
