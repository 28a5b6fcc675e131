"""The stages of an import between reading and writing: what is in a file, and how will it be imported?"""
