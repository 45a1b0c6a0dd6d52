import type { Config } from '@backstage/config';
import { answered, TerraformRequestError, unanswered } from './failures';
import {
  nextPage,
  readRuns,
  readWorkspace,
  type TerraformRun,
} from './TerraformRun';

const DEFAULT_ADDRESS = 'https://app.terraform.io';
const INGRESS = 'configuration_version.ingress_attributes';
const PAGE_SIZE = 100;
// Terraform allows few lists a minute; what is further back than this does not decide anything.
const LAST_PAGE = 3;
// Shorter than what the scheduler gives a call, so that after a lost reply there is time to read.
const REQUEST_TIMEOUT_MS = 4_000;

/** A workspace as the configuration names it. */
export interface WorkspaceName {
  organization: string;
  workspace: string;
}

/** What a person may tell Terraform to do with a run. */
export type RunAction = 'apply' | 'discard' | 'cancel';

/** Calls Terraform's API, one request at a time. */
export class TerraformClient {
  private constructor(
    private readonly address: string,
    private readonly token: string | undefined,
    /** What is wrong with the configuration, as the path of the key and a sentence. */
    readonly problem: string | undefined,
  ) {}

  /** Reads `releaseTrain.terraform`. What is wrong with it is kept for who needs it. */
  static fromConfig(config: Config): TerraformClient {
    let token: string | undefined;
    let address = DEFAULT_ADDRESS;
    let problem: string | undefined;
    try {
      const own = config.getOptionalConfig('releaseTrain.terraform');
      address = own?.getOptionalString('address') ?? DEFAULT_ADDRESS;
      token = own?.getOptionalString('token')?.trim();
      if (!isWebAddress(address)) {
        problem = `releaseTrain.terraform.address: expected a web address such as ${DEFAULT_ADDRESS}, got '${address}'`;
      } else if (!token) {
        problem =
          'releaseTrain.terraform.token: expected the token of a user or a team, got nothing';
      }
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    return new TerraformClient(address.replace(/\/+$/, ''), token, problem);
  }

  /** Where people look at a run. */
  runAddress({ organization, workspace }: WorkspaceName, id: string): string {
    return `${this.address}/app/${organization}/workspaces/${workspace}/runs/${id}`;
  }

  async workspace(
    { organization, workspace }: WorkspaceName,
    signal: AbortSignal,
  ): Promise<{ id: string; currentRunId?: string }> {
    return this.read(
      `read the workspace ${organization}/${workspace}`,
      `/organizations/${organization}/workspaces/${workspace}`,
      signal,
      readWorkspace,
    );
  }

  /** A run with its commit and its plan. */
  async run(id: string, signal: AbortSignal): Promise<TerraformRun> {
    return this.read(
      `read the run ${id}`,
      `/runs/${id}?include=${INGRESS},plan`,
      signal,
      document => readRuns(document)[0],
    );
  }

  /** The newest runs of a workspace, the newest first, as far back as is asked for. */
  async *runs(
    name: WorkspaceName,
    signal: AbortSignal,
  ): AsyncGenerator<TerraformRun> {
    const { id } = await this.workspace(name, signal);
    let page: number | undefined = 1;
    while (page !== undefined && page <= LAST_PAGE) {
      const query: string = new URLSearchParams({
        include: INGRESS,
        'page[number]': String(page),
        'page[size]': String(PAGE_SIZE),
      }).toString();
      const list: { runs: TerraformRun[]; next?: number } = await this.read(
        `list the runs of ${name.organization}/${name.workspace}`,
        `/workspaces/${id}/runs?${query}`,
        signal,
        document => ({ runs: readRuns(document), next: nextPage(document) }),
      );
      yield* list.runs;
      page = list.next;
    }
  }

  /** Tells Terraform what to do with a run. It answers that it will, not that it has. */
  async act(
    id: string,
    action: RunAction,
    comment: string,
    signal: AbortSignal,
  ): Promise<void> {
    const what = `${action} the run ${id}`;
    const { status } = await this.send(
      what,
      `/runs/${id}/actions/${action}`,
      signal,
      { comment },
    );
    if (status !== 202) {
      throw new TerraformRequestError(
        {
          kind: 'unanswered',
          message: `it answered ${status}, which says nothing about an action`,
        },
        what,
      );
    }
  }

  private async read<T>(
    what: string,
    path: string,
    signal: AbortSignal,
    reader: (document: unknown) => T,
  ): Promise<T> {
    const { document } = await this.send(what, path, signal);
    try {
      return reader(document);
    } catch (error) {
      throw new TerraformRequestError(unanswered(error), what);
    }
  }

  private async send(
    what: string,
    path: string,
    signal: AbortSignal,
    body?: object,
  ): Promise<{ status: number; document: unknown }> {
    const message = this.problem ?? this.problemWithToken();
    if (message) {
      throw new TerraformRequestError({ kind: 'unsent', message }, what);
    }
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${this.address}/api/v2${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${this.token}`,
          accept: 'application/vnd.api+json',
          ...(body && { 'content-type': 'application/vnd.api+json' }),
        },
        body: body && JSON.stringify(body),
        // An answer from elsewhere is not Terraform's.
        redirect: 'error',
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        ]),
      });
      text = await response.text();
    } catch (error) {
      throw new TerraformRequestError(unanswered(error), what);
    }
    const document = parse(text);
    if (!response.ok) {
      throw new TerraformRequestError(
        answered(response.status, response.headers, document),
        what,
      );
    }
    return { status: response.status, document };
  }

  /** Fetch would tell the token in the error that it throws about it. */
  private problemWithToken(): string | undefined {
    return /^[\x21-\x7e]+$/.test(this.token ?? '')
      ? undefined
      : 'releaseTrain.terraform.token has characters that no token has';
  }
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
