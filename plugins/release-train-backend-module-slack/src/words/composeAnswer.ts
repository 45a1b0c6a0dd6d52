import { shortSha } from '@signalbox/backstage-plugin-release-train-common';
import type {
  PersonalWord,
  WordOutcome,
} from '@signalbox/backstage-plugin-release-train-node';

type Verdict = PersonalWord['verdict'];

/**
 * What a person is told in private of what became of their word; nothing when they were told before,
 * or when it was about nothing of ours.
 */
export function composeAnswer(
  outcome: WordOutcome,
  verdict: Verdict,
): string | undefined {
  switch (outcome.outcome) {
    case 'counted':
      return [
        ...outcome.candidates.map(({ component, sha, counted, needed }) => {
          const name = component.slice(component.lastIndexOf('/') + 1);
          const what = `*${escaped(name)}* \`${shortSha(sha)}\``;
          const standing = `${counted} of ${needed} LGTMs`;
          return verdict === 'objection'
            ? `You object to ${what}, which holds it back until you say LGTM or take your word back in the portal; it has ${standing}.`
            : `Counted: ${what} has ${standing}.`;
        }),
        ...(outcome.reasons
          ? ['It does not count for the others:', listed(outcome.reasons)]
          : []),
      ].join('\n');
    case 'refused':
      return `Your ${
        verdict === 'lgtm' ? 'LGTM' : 'word'
      } does not count:\n${listed(outcome.reasons)}`;
    default:
      return undefined;
  }
}

/** What somebody is told whom the catalog does not know. */
export function composeUnmapped(user: string): string {
  return [
    'Your word does not count yet, because nobody in the catalog of the portal is known to be you.',
    `• Give your User entity the annotation \`slack.com/user_id: ${escaped(
      user,
    )}\`,`,
    '• or the e-mail address of your Slack account as `spec.profile.email`.',
    'Then say it again; in the portal you can say it now.',
  ].join('\n');
}

function listed(reasons: ReadonlyArray<{ message: string }>): string {
  return reasons.map(({ message }) => `• ${escaped(message)}`).join('\n');
}

/** Slack reads these three as its own. */
function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
