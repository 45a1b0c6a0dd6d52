import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Logo } from './Logo';

const useStyles = makeStyles(theme => ({
  link: {
    display: 'flex',
    alignItems: 'center',
    height: 72,
    color: theme.palette.navigation.selectedColor,
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.navigation.indicator}`,
      outlineOffset: -2,
    },
  },
  icon: {
    width: sidebarConfig.drawerWidthClosed,
    flex: 'none',
    display: 'flex',
    justifyContent: 'center',
  },
  logo: {
    width: 24,
    height: 36,
  },
}));

/**
 * The head of the sidebar, and the way home.
 *
 * @public
 */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Signalbox';
  return (
    <Link
      to="/"
      underline="none"
      className={classes.link}
      aria-label={`${title} home`}
    >
      <span className={classes.icon}>
        <Logo className={classes.logo} />
      </span>
      {isOpen && (
        <Typography component="span" variant="h6">
          {title}
        </Typography>
      )}
    </Link>
  );
}
