import type { Request } from 'express';
import { Reply } from '../../core/Reply';
import { TerraformRun, TerraformState, TerraformWorkspace } from './model';
import { TerraformRunner } from './TerraformRunner';
import {
  Resource,
  Viewer,
  viewIncluded,
  viewRun,
  viewWorkspace,
} from './views';

const TYPE = 'application/vnd.api+json; charset=utf-8';
const DEFAULT_PAGE_SIZE = 20;
const LARGEST_PAGE_SIZE = 100;

/** An answer by which Terraform refuses; thrown before any effect. */
class TerraformError extends Error {
  constructor(readonly status: number, readonly title: string) {
    super(title);
  }
}

const notFound = () => new TerraformError(404, 'not found');

type Query = Record<string, any>;
type Operation = (
  viewer: Viewer,
  request: { params: string[]; query: Query; body: Query },
) => Reply;

interface HandlerOptions {
  url: string;
  state: TerraformState;
  runner: TerraformRunner;
}

/** HCP Terraform's API: what the product calls, and no more. */
export function createTerraformHandler({
  url,
  state,
  runner,
}: HandlerOptions): (request: Request) => Reply {
  const showWorkspace = (
    viewer: Viewer,
    workspace: TerraformWorkspace | undefined,
  ) => {
    if (!workspace) {
      throw notFound();
    }
    return { status: 200, body: { data: viewWorkspace(viewer, workspace) } };
  };
  const runOf = (id: string) => {
    const run = state.run(id);
    if (!run) {
      throw notFound();
    }
    return run;
  };
  /** Carries out an action, in the words of Terraform where it cannot. */
  const act =
    (
      action: (run: TerraformRun, comment?: string) => boolean,
      refusal: string,
    ): Operation =>
    (viewer, { params: [id], body }) => {
      const run = runOf(id);
      if (!viewer.mayAct) {
        // What a token may not do is not there.
        throw notFound();
      }
      if (!action(run, body.comment && String(body.comment))) {
        throw new TerraformError(409, refusal);
      }
      return { status: 202, effects: [`terraform-run:${id}`] };
    };

  const operations: Array<[string, RegExp, Operation]> = [
    [
      'GET',
      /^\/organizations\/([^/]+)\/workspaces\/([^/]+)$/,
      (viewer, { params: [organization, name] }) =>
        showWorkspace(viewer, state.workspace(organization, name)),
    ],
    [
      'GET',
      /^\/workspaces\/([^/]+)$/,
      (viewer, { params: [id] }) =>
        showWorkspace(viewer, state.workspaceById(id)),
    ],
    [
      'GET',
      /^\/workspaces\/([^/]+)\/runs$/,
      (viewer, { params: [id], query }) => {
        const workspace = state.workspaceById(id);
        if (!workspace) {
          throw notFound();
        }
        return listRuns(viewer, workspace, query);
      },
    ],
    [
      'GET',
      /^\/runs\/([^/]+)$/,
      (viewer, { params: [id], query }) => {
        const run = runOf(id);
        const included = include(viewer, [run], query);
        return {
          status: 200,
          body: { data: viewRun(viewer, run), ...included },
        };
      },
    ],
    [
      'POST',
      /^\/runs\/([^/]+)\/actions\/apply$/,
      act(
        (run, comment) => runner.apply(run, comment),
        'run was not paused for confirmation; apply not allowed',
      ),
    ],
    [
      'POST',
      /^\/runs\/([^/]+)\/actions\/discard$/,
      act(
        (run, comment) => runner.discard(run, comment),
        'run was not paused for confirmation or priority; discard not allowed',
      ),
    ],
    [
      'POST',
      /^\/runs\/([^/]+)\/actions\/cancel$/,
      act(
        (run, comment) => runner.cancel(run, comment),
        'run was not planning or applying; cancel not allowed',
      ),
    ],
  ];

  return request => {
    try {
      const token = tokenOf(request);
      const viewer = { url, state, mayAct: !token.startsWith('org-') };
      for (const [method, pattern, operation] of operations) {
        const match = pattern.exec(request.path);
        if (match && method === request.method) {
          const reply = operation(viewer, {
            params: match.slice(1).map(decodeURIComponent),
            query: request.query,
            body: request.body ?? {},
          });
          return reply.body === undefined
            ? reply
            : { ...reply, headers: { 'content-type': TYPE } };
        }
      }
      throw notFound();
    } catch (error) {
      if (error instanceof TerraformError) {
        const { status, title } = error;
        return {
          status,
          headers: { 'content-type': TYPE },
          body: { errors: [{ status: String(status), title }] },
        };
      }
      throw error;
    }
  };
}

function tokenOf(request: Request): string {
  const [, token] =
    /^bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
  if (!token || token === 'bad-token') {
    throw new TerraformError(401, 'unauthorized');
  }
  return token;
}

function listRuns(
  viewer: Viewer,
  workspace: TerraformWorkspace,
  query: Query,
): Reply {
  const wanted = query.filter?.status;
  const statuses = wanted === undefined ? [] : String(wanted).split(',');
  const all = viewer.state
    .newestRuns(workspace)
    .filter(run => statuses.length === 0 || statuses.includes(run.status));
  const size = Math.min(
    wholeNumber(query.page?.size) ?? DEFAULT_PAGE_SIZE,
    LARGEST_PAGE_SIZE,
  );
  const number = wholeNumber(query.page?.number) ?? 1;
  const last = Math.max(Math.ceil(all.length / size), 1);
  const runs = all.slice((number - 1) * size, number * size);
  return {
    status: 200,
    body: {
      data: runs.map(run => viewRun(viewer, run)),
      ...include(viewer, runs, query),
      meta: {
        pagination: {
          'current-page': number,
          'page-size': size,
          'prev-page': number > 1 ? number - 1 : null,
          'next-page': number < last ? number + 1 : null,
          'total-pages': last,
          'total-count': all.length,
        },
      },
    },
  };
}

function wholeNumber(value: unknown): number | undefined {
  return /^[1-9]\d*$/.test(String(value)) ? Number(value) : undefined;
}

/** What `include` asks for, each resource once. */
function include(
  viewer: Viewer,
  runs: TerraformRun[],
  query: Query,
): { included?: Resource[] } {
  if (!query.include) {
    return {};
  }
  const resources = new Map<string, Resource>();
  for (const run of runs) {
    const workspace = viewer.state.workspaceById(run.workspaceId)!;
    const known = viewIncluded(viewer, workspace, run);
    for (const name of String(query.include).split(',')) {
      if (!known[name]) {
        throw new TerraformError(400, `${name} cannot be included`);
      }
      for (const resource of known[name]) {
        resources.set(resource.id, resource);
      }
    }
  }
  return { included: [...resources.values()] };
}
