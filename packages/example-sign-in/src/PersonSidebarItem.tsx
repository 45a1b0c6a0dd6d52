import { sidebarConfig, useSidebarOpenState } from '@backstage/core-components';
import {
  configApiRef,
  errorApiRef,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import Avatar from '@material-ui/core/Avatar';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { forgetChoice } from './choice';
import { initials } from './initials';
import { readPeople } from './people';

const useStyles = makeStyles(theme => ({
  item: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    height: 56,
    color: theme.palette.navigation.color,
    fontFamily: theme.typography.fontFamily,
    '&:hover': {
      background:
        theme.palette.navigation.navItem?.hoverBackground ?? '#404040',
    },
    '&:focus-within': {
      outline: `2px solid ${theme.palette.navigation.indicator}`,
      outlineOffset: -2,
    },
  },
  icon: {
    width: sidebarConfig.drawerWidthClosed,
    flex: 'none',
    display: 'flex',
    justifyContent: 'center',
    // The other items' text begins closer to their icons.
    marginRight: -theme.spacing(2),
  },
  avatar: {
    width: 28,
    height: 28,
    fontSize: 12,
    fontWeight: 700,
    color: theme.palette.navigation.background,
    backgroundColor: theme.palette.navigation.selectedColor,
  },
  text: {
    minWidth: 0,
    paddingRight: theme.spacing(1),
    lineHeight: 1.35,
  },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: 14,
    fontWeight: 700,
    color: theme.palette.navigation.selectedColor,
  },
  button: {
    font: 'inherit',
    fontSize: 12,
    // The whole item is the button's to click; in a narrow sidebar it has no text to be seen.
    '&::after': {
      content: '""',
      position: 'absolute',
      inset: 0,
    },
  },
}));

function useName(): string {
  const identityApi = useApi(identityApiRef);
  const errorApi = useApi(errorApiRef);
  const [name, setName] = useState('Signed in');
  useEffect(() => {
    let shown = true;
    identityApi.getProfileInfo().then(
      profile => {
        const known = profile.displayName ?? profile.email;
        if (shown && known) {
          setName(known);
        }
      },
      error => errorApi.post(error),
    );
    return () => {
      shown = false;
    };
  }, [identityApi, errorApi]);
  return name;
}

function PersonButton(props: { action: string; onClick(): void }) {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const name = useName();
  return (
    <div className={classes.item}>
      <span className={classes.icon}>
        <Avatar aria-hidden className={classes.avatar}>
          {initials(name)}
        </Avatar>
      </span>
      <div className={classes.text}>
        {isOpen && <div className={classes.name}>{name}</div>}
        <ButtonBase
          className={classes.button}
          aria-label={`${name}: ${props.action.toLocaleLowerCase('en')}`}
          onClick={props.onClick}
        >
          {isOpen && props.action}
        </ButtonBase>
      </div>
    </div>
  );
}

function SwitchPersonItem() {
  const navigate = useNavigate();
  return (
    <PersonButton
      action="Switch person"
      onClick={() => {
        forgetChoice();
        // Loads the page anew, so that the next person sees the same place with their own eyes.
        navigate(0);
      }}
    />
  );
}

function SignOutItem() {
  const identityApi = useApi(identityApiRef);
  const errorApi = useApi(errorApiRef);
  return (
    <PersonButton
      action="Sign out"
      onClick={() => {
        identityApi.signOut().catch(error => errorApi.post(error));
      }}
    />
  );
}

/**
 * Says who is signed in, and lets somebody else in.
 *
 * @public
 */
export function PersonSidebarItem() {
  const people = readPeople(useApi(configApiRef));
  return people.length > 0 ? <SwitchPersonItem /> : <SignOutItem />;
}
