import { PagerDutyAccount } from '../services/pagerduty/model';
import { onCallsOf } from '../services/pagerduty/onCalls';

const LEVELS = 3;
const DELAY = 30;

/** Somebody who can only be reached by e-mail. */
function addPerson(account: PagerDutyAccount): string {
  const id = account.nextId('P');
  const name = `Crowd ${account.users.list().length + 1}`;
  const email = `${name.toLowerCase().replace(' ', '-')}@example.com`;
  account.users.put(id, {
    id,
    name,
    email,
    contactMethods: [
      {
        id: account.nextId('P'),
        type: 'email_contact_method',
        label: 'Default',
        address: email,
      },
    ],
    notificationRules: [],
  });
  return id;
}

function ruleOf(account: PagerDutyAccount, people: number) {
  return {
    id: account.nextId('P'),
    delayMinutes: DELAY,
    targets: Array.from({ length: people }, () => ({
      type: 'user' as const,
      id: addPerson(account),
    })),
  };
}

/**
 * Adds permanent on-calls until there are as many as wanted in a time: policies
 * of three levels, or all of them as a last level of one policy.
 *
 * @returns how many there are then
 */
export function fillOnCalls(
  account: PagerDutyAccount,
  wanted: number,
  span: { since: number; until: number },
  policyId?: string,
): number {
  const count = () => onCallsOf(account, span.since, span.until).length;
  let missing = wanted - count();
  const policy = policyId ? account.policies.get(policyId) : undefined;
  if (policy && missing > 0) {
    const rules = [...policy.rules, ruleOf(account, missing)];
    account.policies.put(policy.id, { ...policy, rules });
    return count();
  }
  while (missing > 0) {
    const id = account.nextId('P');
    const levels = Math.min(missing, LEVELS);
    account.policies.put(id, {
      id,
      name: `Crowd ${account.policies.list().length}`,
      rules: Array.from({ length: levels }, () => ruleOf(account, 1)),
    });
    missing -= levels;
  }
  return count();
}
