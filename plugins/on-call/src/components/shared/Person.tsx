import { parseEntityRef } from '@backstage/catalog-model';
import { Avatar } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useNames } from './useNames';

/** A person or group of the catalog as a link, or a name as it is. */
export const Person = (props: {
  /** Entity reference of somebody, or the name of a service or of a source. */
  person: string;
}) => {
  const kind = kindOf(props.person);
  // Its own kind as the default one, for the sentence around it says what it is.
  return kind ? (
    <EntityRefLink
      entityRef={props.person}
      defaultKind={kind}
      hideIcon
      underline="always"
    />
  ) : (
    <>{props.person}</>
  );
};

/** The initials of somebody in a circle; the name stands beside it, so it is not read out. */
export const PersonAvatar = (props: { person: string; size?: number }) => {
  const nameOf = useNames([props.person]);
  const size = props.size ?? 40;
  return (
    <span aria-hidden>
      <Avatar
        displayName={nameOf(props.person)}
        customStyles={{ width: size, height: size, fontSize: size * 0.4 }}
      />
    </span>
  );
};

function kindOf(text: string): string | undefined {
  try {
    return parseEntityRef(text).kind;
  } catch {
    return undefined;
  }
}
