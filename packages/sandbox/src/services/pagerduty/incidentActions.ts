import { agentOf, IncidentRunner } from './IncidentRunner';
import { Incident, PagerDutyAccount, PagerDutyUser } from './model';

type Act = (
  runner: IncidentRunner,
  account: PagerDutyAccount,
  incident: Incident,
  user: PagerDutyUser,
) => boolean;

/** What a person does to an incident; false where its state does not allow it. */
export const incidentActions: Record<string, Act> = {
  acknowledge: (runner, account, incident, user) => {
    const isOpen = incident.status !== 'resolved';
    if (isOpen) {
      runner.acknowledge(account, incident, agentOf(user));
    }
    return isOpen;
  },
  resolve: (runner, account, incident, user) => {
    const isOpen = incident.status !== 'resolved';
    if (isOpen) {
      runner.resolve(account, incident, agentOf(user));
    }
    return isOpen;
  },
  escalate: (runner, account, incident, user) => {
    const next = (incident.level ?? 0) + 1;
    const { rules } = account.policies.get(incident.policyId)!;
    const isPossible = incident.status !== 'resolved' && next <= rules.length;
    if (isPossible) {
      runner.escalate(account, incident, next, agentOf(user));
    }
    return isPossible;
  },
};
