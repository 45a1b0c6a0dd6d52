import type { AnnouncementAsk } from '@signalbox/backstage-plugin-release-train-node';

/** A button of Slack's Block Kit. */
export interface AskButton {
  type: 'button';
  action_id: string;
  text: { type: 'plain_text'; text: string };
  value: string;
  style?: 'primary';
  accessibility_label?: string;
}

/** A row of buttons. */
export interface AskRow {
  type: 'actions';
  elements: AskButton[];
}

/** What somebody has pressed. */
export interface PressedAsk {
  verdict: 'lgtm' | 'objection';
  candidateId: string;
  revision: number;
}

// https://docs.slack.dev/reference/block-kit/block-elements/button-element
const LABEL_CHARACTERS = 75;

const ACTIONS = {
  'release-train-lgtm': 'lgtm',
  'release-train-not-yet': 'objection',
} as const;

/** The buttons with which people give their word on a candidate. */
export function askRow(ask: AnnouncementAsk): AskRow {
  const { candidateId, revision, name } = ask;
  const value = JSON.stringify({ candidateId, revision });
  const button = (action: keyof typeof ACTIONS, text: string) => ({
    type: 'button' as const,
    // Slack tells them apart by this, within one message.
    action_id: `${action}:${candidateId}`,
    text: { type: 'plain_text' as const, text: shortened(text) },
    value,
  });
  return {
    type: 'actions',
    elements: [
      { ...button('release-train-lgtm', `LGTM ${name}`), style: 'primary' },
      {
        ...button('release-train-not-yet', 'Not yet'),
        accessibility_label: shortened(`Not yet: ${name}`),
      },
    ],
  };
}

/** What a button of ours says that was pressed; nothing for another one. */
export function readAsk(
  actionId: unknown,
  value: unknown,
): PressedAsk | undefined {
  const [action] = String(actionId).split(':');
  if (!(action in ACTIONS)) return undefined;
  try {
    const { candidateId, revision } = JSON.parse(String(value));
    return typeof candidateId === 'string' && Number.isInteger(revision)
      ? {
          verdict: ACTIONS[action as keyof typeof ACTIONS],
          candidateId,
          revision,
        }
      : undefined;
  } catch {
    return undefined;
  }
}

function shortened(text: string): string {
  return text.length <= LABEL_CHARACTERS
    ? text
    : `${text.slice(0, LABEL_CHARACTERS - 1)}…`;
}
