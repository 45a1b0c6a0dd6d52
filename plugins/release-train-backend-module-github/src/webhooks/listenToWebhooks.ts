import type { EventsService } from '@backstage/plugin-events-node';
import type { ReleaseTrainIntake } from '@signalbox/backstage-plugin-release-train-node';
import { HINT_TOPICS, hintOf } from './hintOf';
import { PROTECTION_TOPIC, type ProtectionRule } from './ProtectionRule';

/** Hands on what GitHub's webhooks say, once Backstage's events have checked who sent them. */
export async function listenToWebhooks(
  events: EventsService,
  intake: Pick<ReleaseTrainIntake, 'hint'>,
  protectionRule: ProtectionRule,
): Promise<void> {
  await events.subscribe({
    id: 'github-hints',
    topics: HINT_TOPICS,
    async onEvent(event) {
      const hint = hintOf(event);
      if (hint) await intake.hint(hint);
    },
  });
  await events.subscribe({
    id: 'github-protection-rule',
    topics: [PROTECTION_TOPIC],
    onEvent: ({ eventPayload }) => protectionRule.answer(eventPayload),
  });
}
