/** Who a token belongs to and what it may do. */
export interface TokenBearer {
  login: string;
  /** As GitHub tells them of a classic personal token. */
  scopes: string[];
  /** Whether it was enabled for the single sign-on of organizations. */
  sso: boolean;
}

const DEFAULT_LOGIN = 'signalbox';
const DEFAULT_SCOPES = ['admin:repo_hook', 'repo', 'workflow'];

/**
 * What the sandbox makes of a token: `login:ana` belongs to ana, and
 * `login:ana;scopes=repo,workflow;sso=off` has these scopes and is not enabled
 * for single sign-on. Any other one belongs to the sandbox's own account.
 */
export function readToken(token: string | undefined): TokenBearer {
  const [owner, ...settings] = token?.split(';') ?? [];
  const setting = (name: string) =>
    settings.find(text => text.startsWith(`${name}=`))?.slice(name.length + 1);
  return {
    login: owner?.startsWith('login:') ? owner.slice(6) : DEFAULT_LOGIN,
    scopes:
      setting('scopes')
        ?.split(',')
        .filter(scope => scope !== '') ?? DEFAULT_SCOPES,
    sso: setting('sso') !== 'off',
  };
}
