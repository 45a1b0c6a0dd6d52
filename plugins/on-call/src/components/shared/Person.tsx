import { parseEntityRef } from '@backstage/catalog-model';
import Avatar from '@material-ui/core/Avatar';
import { makeStyles } from '@material-ui/core/styles';
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

const useStyles = makeStyles(theme => ({
  // Tints made of names, as the portal's own avatars have, do not all carry white letters.
  avatar: {
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.action.selected,
    fontWeight: 600,
  },
}));

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const last = words.length > 1 ? words[words.length - 1] : '';
  return `${(words[0] ?? '').charAt(0)}${last.charAt(0)}`.toLocaleUpperCase();
}

/** The initials of somebody in a circle; the name stands beside it, so it is not read out. */
export const PersonAvatar = (props: { person: string; size?: number }) => {
  const classes = useStyles();
  const nameOf = useNames([props.person]);
  const { size = 40 } = props;
  return (
    <Avatar
      aria-hidden
      className={classes.avatar}
      style={{ width: size, height: size, fontSize: size * 0.4 }}
    >
      {initialsOf(nameOf(props.person))}
    </Avatar>
  );
};

function kindOf(text: string): string | undefined {
  try {
    return parseEntityRef(text).kind;
  } catch {
    return undefined;
  }
}
