import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { Reply } from '../../core/Reply';
import { GithubContext } from './context';
import { GithubDescription } from './description';
import { GithubError } from './GithubError';
import { operations } from './operations';
import { RateLimit } from './RateLimit';
import { readToken } from './tokens';

const API_VERSION = '2022-11-28';
const REFUSED_TOKEN = 'bad-token';

/**
 * GitHub's REST API as one synchronous handler: routed and validated by
 * GitHub's description, answered from the sandbox's state.
 */
export async function createGithubHandler(
  context: GithubContext,
): Promise<(request: Request) => Reply> {
  const description = await GithubDescription.load(Object.keys(operations));
  const limits = new RateLimit(context.clock);

  return request => {
    const token = tokenOf(request);
    const limit = limits.use(token ?? 'anonymous', 0);
    let reply: Reply;
    try {
      if (limit.remaining === 0) {
        throw new GithubError(403, 'API rate limit exceeded');
      }
      reply = withEtag(
        request,
        serve(context, description, request, token, limit),
      );
    } catch (error) {
      if (!(error instanceof GithubError)) {
        throw error;
      }
      reply = {
        status: error.status,
        headers: error.headers,
        body: {
          message: error.message,
          ...(error.errors ? { errors: error.errors } : {}),
          documentation_url: 'https://docs.github.com/rest',
          status: String(error.status),
        },
      };
    }
    // Asking for the limit, and being told that nothing changed, is free.
    const isFree = reply.status === 304 || request.path === '/rate_limit';
    const left = limits.use(token ?? 'anonymous', isFree ? 0 : 1);
    return {
      ...reply,
      headers: {
        // Every instant in the answer, such as the reset of the limit, is by this clock.
        date: new Date(context.clock.now()).toUTCString(),
        'x-github-media-type': 'github.v3; format=json',
        'x-github-api-version-selected': API_VERSION,
        'x-ratelimit-limit': String(left.limit),
        'x-ratelimit-remaining': String(left.remaining),
        'x-ratelimit-reset': String(left.reset),
        'x-ratelimit-used': String(left.used),
        'x-ratelimit-resource': 'core',
        ...(token === undefined
          ? {}
          : { 'x-oauth-scopes': readToken(token).scopes.join(', ') }),
        ...reply.headers,
      },
    };
  };
}

function serve(
  context: GithubContext,
  description: GithubDescription,
  request: Request,
  token: string | undefined,
  limit: ReturnType<RateLimit['use']>,
): Reply {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (token === REFUSED_TOKEN) {
    throw new GithubError(401, 'Bad credentials');
  }
  if (token === undefined && (!isRead || request.path === '/user')) {
    throw new GithubError(401, 'Requires authentication');
  }
  const version = request.get('x-github-api-version');
  if (version !== undefined && version !== API_VERSION) {
    throw new GithubError(
      400,
      `'${version}' is not a supported version; the sandbox speaks ${API_VERSION}`,
    );
  }
  const asked = {
    method: isRead ? 'GET' : request.method,
    path: request.path,
    headers: request.headers as Record<string, string>,
    query: request.query as Record<string, string>,
    body: isRead ? undefined : request.body ?? {},
  };
  const match = description.match(asked);
  if (!match) {
    throw GithubError.notFound();
  }
  const refusal = description.requestError(asked, match.operationId);
  if (refusal) {
    throw new GithubError(422, `Invalid request.\n\n${refusal}`);
  }
  const bearer = readToken(token);
  const params = match.params as Record<string, string>;
  if (params.owner && !bearer.sso) {
    throw GithubError.withoutSso(context.url, params.owner);
  }
  const reply = operations[match.operationId](context, {
    params,
    query: asked.query,
    body: asked.body ?? {},
    path: request.url,
    login: bearer.login,
    limit: {
      limit: limit.limit,
      remaining: limit.remaining,
      reset: limit.reset,
      used: limit.used,
    },
  });
  const flaw = description.responseError(
    reply.body,
    match.operationId,
    reply.status,
  );
  return flaw === undefined
    ? reply
    : {
        status: 500,
        body: {
          message: `sandbox response does not match GitHub's description: ${match.operationId} ${reply.status}: ${flaw}`,
        },
        effects: reply.effects,
      };
}

function tokenOf(request: Request): string | undefined {
  const [, token] =
    /^(?:token|bearer)\s+(\S+)$/i.exec(request.get('authorization') ?? '') ??
    [];
  return token;
}

function withEtag(request: Request, reply: Reply): Reply {
  if (request.method !== 'GET' || reply.status !== 200) {
    return reply;
  }
  const digest = createHash('sha256')
    .update(JSON.stringify(reply.body))
    .digest('hex');
  const etag = `W/"${digest}"`;
  const headers = { ...reply.headers, etag };
  return request.get('if-none-match') === etag
    ? { status: 304, headers }
    : { ...reply, headers };
}
