import { ContactMethod, NotificationRule, PagerDutyUser } from './model';
import { head, stamp, Viewer } from './views';

export function viewContactMethod(
  { url }: Viewer,
  { id: userId }: PagerDutyUser,
  { id, type, label, address }: ContactMethod,
) {
  return {
    id,
    type,
    summary: label,
    self: `${url}/pagerduty/users/${userId}/contact_methods/${id}`,
    html_url: null,
    label,
    address,
    ...(type === 'email_contact_method' ? { send_short_email: false } : {}),
    ...(type === 'phone_contact_method' ? { country_code: 1 } : {}),
    ...(type === 'push_notification_contact_method'
      ? { device_type: 'ios', sounds: [], blacklisted: false }
      : {}),
  };
}

function viewContactMethodReference(
  viewer: Viewer,
  user: PagerDutyUser,
  method: ContactMethod,
) {
  const { id, type, summary, self, html_url } = viewContactMethod(
    viewer,
    user,
    method,
  );
  return { id, type: `${type}_reference`, summary, self, html_url };
}

export function viewNotificationRule(
  viewer: Viewer,
  user: PagerDutyUser,
  { id, contactMethodId, delayMinutes, urgency }: NotificationRule,
  isFull: boolean,
) {
  const method = user.contactMethods.find(it => it.id === contactMethodId)!;
  return {
    id,
    type: 'assignment_notification_rule',
    summary: `${delayMinutes} minutes: channel ${contactMethodId}`,
    self: `${viewer.url}/pagerduty/users/${user.id}/notification_rules/${id}`,
    html_url: null,
    start_delay_in_minutes: delayMinutes,
    created_at: stamp(0),
    contact_method: isFull
      ? viewContactMethod(viewer, user, method)
      : viewContactMethodReference(viewer, user, method),
    urgency,
  };
}

export function viewUser(
  viewer: Viewer,
  user: PagerDutyUser,
  included: { contactMethods?: boolean; notificationRules?: boolean } = {},
) {
  const { id, name, email, contactMethods, notificationRules } = user;
  return {
    ...head(viewer, 'user', id, name),
    name,
    email,
    time_zone: 'America/Los_Angeles',
    color: 'purple',
    avatar_url: `${viewer.url}/avatars/${name.split(' ')[0].toLowerCase()}.svg`,
    role: 'user',
    description: null,
    invitation_sent: false,
    job_title: null,
    teams: [],
    contact_methods: contactMethods.map(method =>
      included.contactMethods
        ? viewContactMethod(viewer, user, method)
        : viewContactMethodReference(viewer, user, method),
    ),
    notification_rules: notificationRules.map(rule => {
      const full = viewNotificationRule(viewer, user, rule, false);
      const { summary, self, html_url } = full;
      return included.notificationRules
        ? full
        : {
            id: rule.id,
            type: 'assignment_notification_rule_reference',
            summary,
            self,
            html_url,
          };
    }),
    coordinated_incidents: [],
  };
}
