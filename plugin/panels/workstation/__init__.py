"""A workstation that several people share: changing the person 换人, locking the screen 锁屏, one's own password."""
