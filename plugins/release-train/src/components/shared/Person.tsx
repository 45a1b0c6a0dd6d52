import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Author } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';

/** Who did something: a person or group of the catalog, the train itself, or a name as it is. */
export const Actor = (props: { actor: string }) => {
  const { t } = useWords();
  if (props.actor.startsWith('train:')) return <>{t('common.theTrain')}</>;
  const kind = kindOf(props.actor);
  // Its own kind as the default one, for the sentence around it says what it is.
  return kind ? (
    <EntityRefLink
      entityRef={props.actor}
      defaultKind={kind}
      hideIcon
      underline="always"
    />
  ) : (
    <>{props.actor}</>
  );
};

/** Who wrote a change: the person in the catalog where they are known, else the login. */
export const AuthorName = (props: { author: Author }) =>
  props.author.userRef ? (
    <Actor actor={props.author.userRef} />
  ) : (
    <>{props.author.login}</>
  );

function kindOf(text: string): string | undefined {
  try {
    return parseEntityRef(text).kind;
  } catch {
    return undefined;
  }
}
