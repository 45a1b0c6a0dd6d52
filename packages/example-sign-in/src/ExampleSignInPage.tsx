import { ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi, SignInPageProps } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { forgetChoice, readChoice, rememberChoice } from './choice';
import { PersonChooser } from './PersonChooser';
import { SignInFailure } from './SignInFailure';
import type { ExamplePerson } from './people';

/** Forgets the choice with the sign-out, so that the next page is the chooser. */
function forgetting(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      forgetChoice();
      await identity.signOut();
    },
  };
}

export function ExampleSignInPage({
  people,
  onSignInSuccess,
}: SignInPageProps & { people: ExamplePerson[] }) {
  const [userRef, setUserRef] = useState(readChoice);
  const [attempt, setAttempt] = useState(0);
  const person = people.find(candidate => candidate.userRef === userRef);

  if (!person) {
    return (
      <PersonChooser
        people={people}
        onChoose={chosen => {
          rememberChoice(chosen.userRef);
          setUserRef(chosen.userRef);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      key={attempt}
      provider="example"
      headers={{ 'x-signalbox-user': person.userRef }}
      onSignInSuccess={identity => onSignInSuccess(forgetting(identity))}
      ErrorComponent={({ error }) => (
        <SignInFailure
          person={person}
          error={error}
          onRetry={() => setAttempt(attempt + 1)}
          onChooseAnother={() => {
            forgetChoice();
            setUserRef(undefined);
          }}
        />
      )}
    />
  );
}
