import { SignInPage as ProviderSignInPage } from '@backstage/core-components';
import {
  configApiRef,
  githubAuthApiRef,
  useApi,
  type SignInPageProps,
} from '@backstage/core-plugin-api';
import { ExampleSignInPage } from './ExampleSignInPage';
import { readPeople } from './people';

/**
 * Signs in as one of the example people where there are any, and through GitHub where there are
 * none.
 *
 * @public
 */
export function SignInPage(props: SignInPageProps) {
  const people = readPeople(useApi(configApiRef));
  if (people.length > 0) {
    return <ExampleSignInPage {...props} people={people} />;
  }
  return (
    <ProviderSignInPage
      {...props}
      title="Signalbox"
      align="center"
      provider={{
        id: 'github-auth-provider',
        title: 'GitHub',
        message: 'Sign in with your GitHub account',
        apiRef: githubAuthApiRef,
      }}
    />
  );
}
