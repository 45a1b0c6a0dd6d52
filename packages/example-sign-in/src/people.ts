import type { Config } from '@backstage/config';

/** Somebody that one can sign in as without a password. */
export interface ExamplePerson {
  userRef: string;
  name: string;
  role: string;
}

/** The example people, in the order of the configuration; none where there is a real provider. */
export function readPeople(config: Config): ExamplePerson[] {
  return (
    config
      .getOptionalConfigArray('auth.providers.example.people')
      ?.map(person => ({
        userRef: person.getString('userRef'),
        name: person.getString('name'),
        role: person.getString('role'),
      })) ?? []
  );
}
