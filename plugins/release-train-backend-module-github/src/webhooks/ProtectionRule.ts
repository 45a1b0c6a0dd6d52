import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  OutsideVerdict,
  ReleaseTrainIntake,
} from '@signalbox/backstage-plugin-release-train-node';
import type {
  GithubClient,
  RepositoryConnection,
} from '../client/GithubClient';
import { isPlaceOf } from './isPlaceOf';
import { part, text } from './payload';
import { whatRunDeploys } from './whatRunDeploys';

/** The event by which GitHub asks an App whether a job may go to an environment. */
export const PROTECTION_TOPIC = 'github.deployment_protection_rule';

/** GitHub waits this long for the answer to a webhook. */
const ANSWER_WITHIN_MS = 10_000;

/** Longer texts are cut; the page of a run shows no more. */
const COMMENT_LENGTH = 1_000;

interface Question {
  repository: string;
  environment: string;
  runId: number;
}

/**
 * Answers GitHub's custom deployment protection rule with what the guards of a promotion say. What
 * the run deploys is read from GitHub; of the webhook itself only the run and the environment are
 * taken, which the answer names.
 */
export class ProtectionRule {
  private constructor(
    private readonly client: GithubClient,
    private readonly intake: Pick<ReleaseTrainIntake, 'judge'>,
    private readonly logger: LoggerService,
  ) {}

  static create(options: {
    client: GithubClient;
    intake: Pick<ReleaseTrainIntake, 'judge'>;
    logger: LoggerService;
  }): ProtectionRule {
    return new ProtectionRule(options.client, options.intake, options.logger);
  }

  /** Answers one webhook. What cannot be answered is logged, and waits at GitHub. */
  async answer(payload: unknown): Promise<void> {
    const question = readQuestion(payload);
    if (!question) return;
    const { repository, environment, runId } = question;
    const name = `the protection rule of ${environment} for the run ${runId} of ${repository}`;
    try {
      const verdict = await this.client.read(
        `answer ${name}`,
        repository,
        AbortSignal.timeout(ANSWER_WITHIN_MS),
        connection => this.judgeAndAnswer(connection, question),
      );
      this.logger.info(
        verdict === 'unknown'
          ? `Did not answer ${name}: the environment is not configured`
          : `Answered ${name}: ${verdict}`,
      );
    } catch (error) {
      this.logger.warn(error instanceof Error ? error.message : String(error));
    }
  }

  private async judgeAndAnswer(
    connection: RepositoryConnection,
    { repository, environment, runId }: Question,
  ): Promise<OutsideVerdict['verdict']> {
    const { octokit, at } = connection;
    const deploys = await whatRunDeploys(connection, runId, environment);
    const verdict = await this.intake.judge({
      ...deploys,
      concerns: isPlaceOf(repository, environment),
    });
    if (verdict.verdict === 'unknown') return 'unknown';
    const comment =
      verdict.verdict === 'allowed'
        ? verdict.because
        : verdict.reasons.map(({ message }) => message).join('\n');
    await octokit.request(
      'POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule',
      {
        ...at,
        run_id: runId,
        environment_name: environment,
        state: verdict.verdict === 'allowed' ? 'approved' : 'rejected',
        comment: comment.slice(0, COMMENT_LENGTH),
      },
    );
    return verdict.verdict;
  }
}

/** The address to answer at is taken apart for the run; the host is that of the configuration. */
function readQuestion(payload: unknown): Question | undefined {
  const body = part({ payload }, 'payload');
  const repository = text(part(body, 'repository'), 'html_url');
  const environment = text(body, 'environment');
  const [, run] =
    /\/actions\/runs\/(\d+)\/deployment_protection_rule$/.exec(
      text(body, 'deployment_callback_url') ?? '',
    ) ?? [];
  return body.action === 'requested' && repository && environment && run
    ? { repository, environment, runId: Number(run) }
    : undefined;
}
