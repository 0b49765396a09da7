//! Pieces that several screens draw with.
