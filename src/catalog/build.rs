//! Builds the union catalog.
