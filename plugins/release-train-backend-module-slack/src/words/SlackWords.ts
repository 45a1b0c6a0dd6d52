import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  PersonalWord,
  ReleaseTrainIntake,
} from '@signalbox/backstage-plugin-release-train-node';
import type { WebClient } from '@slack/web-api';
import { isAnnouncement } from '../lookup';
import { parseReference } from '../reference';
import type { SlackAccess } from '../settings';
import { createSlackClient } from '../slackClient';
import { composeAnswer, composeUnmapped } from './composeAnswer';
import type { Press, Reply } from './requests';
import type { SlackPeople } from './SlackPeople';
import { isTypedLgtm } from './typedWord';

const TIMEOUT_MS = 30_000;
const COMMENT_CHARACTERS = 2000;
const FAILED =
  'Your word could not be taken just now. Say it again in a moment, or in the portal.';
const CLOSED = 'This candidate does not wait for a word any more.';

type Said = Omit<PersonalWord, 'userRef' | 'source'>;

/**
 * Takes what people press and type in Slack as their word, and tells each of them in private what
 * became of it. Slack wants its answer at once, so all of it is done after that.
 */
export class SlackWords {
  private readonly underWay = new Set<Promise<void>>();

  private constructor(
    private readonly access: SlackAccess,
    private readonly people: SlackPeople,
    private readonly intake: ReleaseTrainIntake,
    private readonly logger: LoggerService,
  ) {}

  static create(options: {
    access: SlackAccess;
    people: SlackPeople;
    intake: ReleaseTrainIntake;
    logger: LoggerService;
  }): SlackWords {
    const { access, people, intake, logger } = options;
    return new SlackWords(access, people, intake, logger);
  }

  /** Somebody has pressed a button. */
  pressed(press: Press): void {
    const { id, user, verdict, candidateId, revision } = press;
    this.begin(async client => {
      const tell = (text: string) => respond(press.responseUrl, text);
      const said = await this.say(client, user, tell, {
        delivery: { source: 'slack', id },
        verdict,
        about: { candidateId, revision },
      });
      if (said === 'unmapped') await tell(composeUnmapped(user));
      if (said === 'unrelated') await tell(CLOSED);
    });
  }

  /** Somebody has written into a thread. */
  replied(reply: Reply): void {
    const { id, user, channel, threadTs, text } = reply;
    if (!isTypedLgtm(text)) return;
    this.begin(async client => {
      const tell = async (answer: string) => {
        await client.chat.postEphemeral({
          channel,
          user,
          thread_ts: threadTs,
          text: answer,
        });
      };
      const said = await this.say(client, user, tell, {
        delivery: { source: 'slack', id },
        verdict: 'lgtm',
        comment: unescaped(text).slice(0, COMMENT_CHARACTERS),
        about: {
          isAbout(reference) {
            const place = parseReference(reference);
            return place?.channel === channel && place.ts === threadTs;
          },
        },
      });
      // Somebody unknown who says LGTM elsewhere is none of our business.
      const at = { channel, ts: threadTs };
      if (said === 'unmapped' && (await isAnnouncement(client, at))) {
        await tell(composeUnmapped(user));
      }
    });
  }

  /** Waits until everything that was heard is done. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async say(
    client: WebClient,
    user: string,
    tell: (text: string) => Promise<void>,
    said: Said,
  ): Promise<'unmapped' | 'unrelated' | 'answered'> {
    let answer: string | undefined;
    try {
      const userRef = await this.people.userRefOf(client, user);
      if (!userRef) return 'unmapped';
      const outcome = await this.intake.word({
        ...said,
        userRef,
        source: 'slack',
      });
      if (outcome.outcome === 'unrelated') return 'unrelated';
      answer = composeAnswer(outcome, said.verdict);
    } catch (error) {
      this.logger.warn(`A word said in Slack could not be taken: ${error}`);
      // Whether a typed one was about anything of ours is not known.
      answer = 'isAbout' in said.about ? undefined : FAILED;
    }
    if (answer) await tell(answer);
    return 'answered';
  }

  private begin(work: (client: WebClient) => Promise<void>): void {
    const client = createSlackClient(this.access, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      logger: this.logger,
    });
    const done = work(client)
      .catch(error => {
        this.logger.warn(`Nobody could be answered in Slack: ${error}`);
      })
      .finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }
}

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
async function respond(address: string, text: string): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: false,
      text,
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the answer got ${response.status}`);
}

/** Slack escapes these three, and no others. */
function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
