import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one blue: what runs, and what may be touched. Shade 7 carries white text at 6:1. */
const steel: MantineColorsTuple = ['#eaf2fa', '#d3e2f2', '#a6c5e5', '#78a8d8', '#5290cd', '#3a80c4', '#2c73b8', '#1b5fa8', '#154c87', '#0f3a68'];
/** Red for what is an exception, and for acts that end something. */
const alarm: MantineColorsTuple = ['#fdecea', '#f9d3d0', '#f0a6a1', '#e67770', '#dd5147', '#d23b30', '#c53126', '#b3261e', '#8f1d17', '#6b1511'];

export const theme = createTheme({
  primaryColor: 'steel',
  primaryShade: { light: 7, dark: 6 },
  colors: { steel, alarm },
  // One typeface: what the machine has, with figures of one width.
  fontFamily: '"Segoe UI", Roboto, "Noto Sans", "Open Sans", "DejaVu Sans", system-ui, sans-serif',
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.375rem', xl: '1.375rem' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Words that do not fit go into a second line; nothing is cut off.
    Button: { defaultProps: { size: 'md' }, styles: { label: { whiteSpace: 'normal' } } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.4 } } },
    Tabs: { styles: { tab: { minHeight: '2.75rem', fontSize: '1.0625rem' } } },
    SegmentedControl: { styles: { label: { minHeight: '2.75rem', display: 'grid', placeItems: 'center' } } },
    Menu: { defaultProps: { transitionProps: { duration: 80 }, position: 'bottom-end' } },
  },
});
