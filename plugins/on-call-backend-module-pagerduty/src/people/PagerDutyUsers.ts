import { readReach, type ReachDocument } from '../client/documents';
import type { PagerDutyClient } from '../client/PagerDutyClient';

/**
 * The user of an account with this address, and what they can be reached by; nothing when PagerDuty
 * does not know it. PagerDuty searches names and parts of addresses too.
 *
 * @throws PagerDutyError
 */
export async function findUser(
  client: PagerDutyClient,
  email: string,
  options: { signal: AbortSignal; isUrgent?: boolean },
): Promise<ReachDocument | undefined> {
  const users = client.list(
    '/users',
    { query: email, include: ['contact_methods', 'notification_rules'] },
    'users',
    readReach,
    { ...options, what: `look for the user ${email}` },
  );
  for await (const user of users) {
    if (user.email?.toLowerCase() === email.toLowerCase()) return user;
  }
  return undefined;
}
