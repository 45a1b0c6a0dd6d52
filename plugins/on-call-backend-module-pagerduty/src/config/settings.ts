/** One account of PagerDuty. */
export interface PagerDutyAccount {
  /** Nothing for the account that entities without an account annotation are of. */
  name?: string;
  /** Where its settings are, for sentences to people. */
  path: string;
  /** Without a slash at the end. */
  apiUrl: string;
  /** Without a slash at the end. */
  eventsUrl: string;
  /** Absent when it is not configured, which every reading says. */
  token?: string;
  /** What webhooks are signed with; several while one is being replaced. */
  webhookSecrets: string[];
  /** Where change events go; without it none are sent. */
  routingKey?: string;
}

/** How a configured rotation is named at PagerDuty. */
export interface MappedRotation {
  rotation: string;
  account: PagerDutyAccount;
  /** Who is on call by it; absent where the schedules are named. */
  escalationPolicy?: string;
  /** The schedule of each level, the first to be paged first. */
  schedules: string[];
  /** Where its pages are opened; without it none can be. */
  service?: string;
}

/** Everything under `onCall.pagerDuty`. */
export interface PagerDutySettings {
  accounts: PagerDutyAccount[];
  rotations: ReadonlyMap<string, MappedRotation>;
  /** How often each service and rotation is read, in milliseconds. */
  refreshMs: number;
  /** How long PagerDuty has for one answer, in milliseconds. */
  requestTimeoutMs: number;
}

/** The account of that name, or the one without a name. */
export function accountNamed(
  { accounts }: PagerDutySettings,
  name: string | undefined,
): PagerDutyAccount | undefined {
  return accounts.find(account => account.name === name);
}
