import { PagerDutyUser } from '../model';
import { invalidInput, notFound, PagerDutyError } from '../PagerDutyError';
import {
  includes,
  listOf,
  Operation,
  pageOf,
  PagerDutyRequest,
  Query,
} from '../request';
import {
  viewContactMethod,
  viewNotificationRule,
  viewUser,
} from '../userViews';
import { viewPolicy, viewService } from '../views';

const ok = (body: unknown) => ({ status: 200, body });

function userOf({ account, params: [id] }: PagerDutyRequest): PagerDutyUser {
  const user = account.users.get(id);
  if (!user) {
    throw notFound();
  }
  return user;
}

const isNamed = (query: Query, ...texts: string[]) => {
  const wanted = String(query.query ?? '').toLowerCase();
  return texts.some(text => text.toLowerCase().includes(wanted));
};

const includedOfUser = (query: Query) => ({
  contactMethods: includes(query, 'contact_methods'),
  notificationRules: includes(query, 'notification_rules'),
});

const includedOfService = (query: Query) => ({
  policy: includes(query, 'escalation_policies'),
  integrations: includes(query, 'integrations'),
});

/** Users, services and escalation policies. */
export const directory: Operation[] = [
  [
    'GET',
    /^\/users$/,
    ({ query, ...request }) => {
      const users = request.account.users
        .list()
        .filter(({ name, email }) => isNamed(query, name, email));
      return pageOf(query, users, 'users', user =>
        viewUser(request, user, includedOfUser(query)),
      );
    },
  ],
  [
    'GET',
    /^\/users\/me$/,
    () => {
      // The tokens here are of accounts, which are nobody.
      throw new PagerDutyError(
        400,
        2001,
        "Legacy API tokens aren't supported for this operation",
      );
    },
  ],
  [
    'GET',
    /^\/users\/([^/]+)$/,
    request =>
      ok({
        user: viewUser(request, userOf(request), includedOfUser(request.query)),
      }),
  ],
  [
    'GET',
    /^\/users\/([^/]+)\/contact_methods$/,
    request => {
      const user = userOf(request);
      return ok({
        contact_methods: user.contactMethods.map(method =>
          viewContactMethod(request, user, method),
        ),
      });
    },
  ],
  [
    'GET',
    /^\/users\/([^/]+)\/notification_rules$/,
    request => {
      const user = userOf(request);
      const urgency = request.query.urgency ?? 'high';
      if (urgency !== 'high' && urgency !== 'low') {
        throw invalidInput('Urgency is invalid.');
      }
      const isFull = includes(request.query, 'contact_methods');
      return ok({
        notification_rules: user.notificationRules
          .filter(rule => rule.urgency === urgency)
          .map(rule => viewNotificationRule(request, user, rule, isFull)),
      });
    },
  ],
  [
    'GET',
    /^\/services$/,
    ({ query, ...request }) => {
      const services = request.account.services
        .list()
        .filter(({ name }) => isNamed(query, name));
      return pageOf(query, services, 'services', service =>
        viewService(request, service, includedOfService(query)),
      );
    },
  ],
  [
    'GET',
    /^\/services\/([^/]+)$/,
    ({ query, params: [id], ...request }) => {
      const service = request.account.services.get(id);
      if (!service) {
        throw notFound();
      }
      return ok({
        service: viewService(request, service, includedOfService(query)),
      });
    },
  ],
  [
    'GET',
    /^\/escalation_policies$/,
    ({ query, ...request }) => {
      const userIds = listOf(query, 'user_ids');
      const policies = request.account.policies
        .list()
        .filter(
          ({ name, rules }) =>
            isNamed(query, name) &&
            (!userIds ||
              rules.some(rule =>
                rule.targets.some(target => userIds.includes(target.id)),
              )),
        );
      return pageOf(query, policies, 'escalation_policies', policy =>
        viewPolicy(request, policy),
      );
    },
  ],
  [
    'GET',
    /^\/escalation_policies\/([^/]+)$/,
    ({ params: [id], ...request }) => {
      const policy = request.account.policies.get(id);
      if (!policy) {
        throw notFound();
      }
      return ok({ escalation_policy: viewPolicy(request, policy) });
    },
  ],
];
